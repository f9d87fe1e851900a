"""The editions of the guide, one module a year: what each adds to the one it follows."""
