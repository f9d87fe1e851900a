"""Bad inputs: what is given, why it is bad, and how it is refused, a row each.

The tables are the modules beside this one; ``test_refusals`` runs every row of them.
"""
