"""Measurements: accuracy of the recipes on MNIST, and speed beside other libraries."""
