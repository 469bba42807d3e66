"""All that runs beside hostile code. This folder is copied whole into the sandbox; nothing else is.

It imports nothing of the course but itself.
"""
