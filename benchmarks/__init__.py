"""Measurements beside what one would use instead; each prints one JSON object."""
