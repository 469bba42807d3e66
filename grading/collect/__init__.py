"""Collecting what students handed in, from nbgrader's exchange, a folder or a ZIP file.

A source is listed (``sources``), the names at its first level say whose work it is (``whose``), a
student's files become one submission (``choose``), and that is put in its place (``place``).
"""
