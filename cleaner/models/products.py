"""Matrix products whose shape never changes, so that a row gives the same bits in any company."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ROWS = 8
"""Rows of a product: with fewer a processor's vector units starve, with more a short text leaves half of them empty."""
LARGEST = 1 << 18
"""Multiplications in one product, which bounds the weights. OpenBLAS, which numpy brings, divides larger ones among
threads; for products of this size that costs thirty times what it saves as soon as the machine has other work."""


def product(np: Any, rows: Floats, weight: Floats) -> Floats:
    """Any number of rows with each matrix of a weight, ROWS rows at a time: (number, depth) and (..., depth, width).

    The result is (..., number, width).
    """
    number, depth = rows.shape
    padded = np.zeros((-(-number // ROWS) * ROWS, depth), np.float32)
    padded[:number] = rows
    made = np.matmul(padded.reshape(-1, ROWS, depth), weight[..., None, :, :])
    whole: Floats = made.reshape(*weight.shape[:-2], len(padded), -1)
    return whole[..., :number, :]


def sigmoid_of_double(np: Any, values: Floats) -> Floats:
    """The logistic function of twice the values, in place; by way of tanh, which numpy has fast."""
    np.tanh(values, out=values)
    values *= 0.5
    values += 0.5
    return values
