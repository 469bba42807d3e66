"""All that runs beside hostile code. This folder is copied whole into the sandbox; nothing else is.

It imports nothing but itself, the standard library, NumPy, Matplotlib, IPython and traitlets, which
the sandbox shows, and the course's packages where they have been put beside it.
"""
