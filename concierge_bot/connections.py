"""How long our HTTP clients keep an idle connection.

Uvicorn and the server in Rasa hang up after five idle seconds, the default of httpx as well: a request that is sent at
that moment finds the door closed, and whoever waits is told that the other side failed. Ours are given up earlier.
"""

import httpx

LIMITS = httpx.Limits(keepalive_expiry=2)
