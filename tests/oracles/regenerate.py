"""Write reference.npz anew with PyTorch: python -m tests.oracles.regenerate"""

from pathlib import Path

import numpy as np

from tests.oracles import with_torch

REFERENCE = Path(__file__).with_name("reference.npz")

if __name__ == "__main__":
    arrays = with_torch.values()
    np.savez_compressed(REFERENCE, **arrays)
    print(f"{len(arrays)} arrays, {REFERENCE.stat().st_size:,} bytes")
