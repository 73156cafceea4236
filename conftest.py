"""Settings that hold for every test and feature: no example fails because a machine was slow."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("fristwerk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fristwerk")
