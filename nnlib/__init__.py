"""The small NumPy package that the course "From Neuron to MNIST" builds up.

Rows are samples everywhere: ``X`` has the shape ``(n, d_in)``, ``weights`` ``(d_in, d_out)``
and ``bias`` ``(d_out,)``. The mathematics needs NumPy alone; ``plots``, ``widgets`` and downloads
are separate modules that bring in their libraries only when they are imported.
"""

__version__ = "0.1.0"
