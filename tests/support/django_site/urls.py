from __future__ import annotations

from django.contrib import admin
from django.urls import include, path
from rest_framework import routers, serializers, viewsets

from .models import Mobility


class MobilitySerializer(serializers.ModelSerializer):
    class Meta:
        model = Mobility
        fields = ("id", "title", "outcome", "aims")


class MobilityViewSet(viewsets.ModelViewSet):
    queryset = Mobility.objects.order_by("id")
    serializer_class = MobilitySerializer


router = routers.DefaultRouter()
router.register("mobilities", MobilityViewSet)

urlpatterns = [path("admin/", admin.site.urls), path("api/", include(router.urls))]
