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
"""Multiplications in one product. OpenBLAS, which numpy brings, divides larger ones among threads; for products
of this size that costs thirty times what it saves as soon as the machine has other work (measured, two cores)."""


class Product:
    """A weight that ROWS rows at a time are multiplied with, cut into slices of columns of at most LARGEST each."""

    def __init__(self, np: Any, weight: Floats) -> None:
        self._np = np
        depth, self._width = weight.shape[-2:]
        slices = -(-ROWS * depth * self._width // LARGEST)
        columns = -(-self._width // slices)
        padded = np.zeros((*weight.shape[:-1], slices * columns), np.float32)
        padded[..., : self._width] = weight
        self._slices = np.ascontiguousarray(np.moveaxis(padded.reshape(*weight.shape[:-1], slices, columns), -2, -3))

    def __call__(self, rows: Floats) -> Floats:
        """rows @ weight; ``rows`` is (..., ROWS, depth), with a weight for each direction (..., 2, ROWS, depth)."""
        made = self._np.matmul(rows[..., None, :, :], self._slices)
        if made.shape[-3] == 1:
            whole: Floats = made[..., 0, :, :]
        else:
            made = made.swapaxes(-2, -3)
            whole = made.reshape(*made.shape[:-2], -1)
        return whole[..., : self._width]

    def of_all(self, rows: Floats) -> Floats:
        """The same for any number of rows, (number, depth); with two weights the result is (2, number, width)."""
        np, number = self._np, len(rows)
        padded = np.zeros((-(-number // ROWS) * ROWS, rows.shape[1]), np.float32)
        padded[:number] = rows
        blocks = padded.reshape(-1, ROWS, rows.shape[1])
        if self._slices.ndim == 3:
            return self(blocks).reshape(len(padded), self._width)[:number]
        made = self(blocks[:, None]).swapaxes(0, 1)
        return made.reshape(len(made), len(padded), self._width)[:, :number]


def sigmoid(np: Any, values: Floats) -> Floats:
    """The logistic function, in place; by way of tanh, which numpy has fast."""
    values *= 0.5
    np.tanh(values, out=values)
    values *= 0.5
    values += 0.5
    return values
