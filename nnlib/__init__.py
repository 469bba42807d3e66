"""The small NumPy package that the course "From Neuron to MNIST" builds up.

Rows are samples everywhere: ``X`` has the shape ``(n, d_in)``, ``weights`` ``(d_in, d_out)``
and ``bias`` ``(d_out,)``. NumPy alone is needed; a download brings in its library only when it
is asked for.
"""

__version__ = "0.1.0"
