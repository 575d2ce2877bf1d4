"""Trains the gap model of one language, goes on from a checkpoint, and finishes with a short decay.

    python train.py LANG FOLDER [FOLDER ...] --run RUN --minutes 60
    python train.py LANG FOLDER [FOLDER ...] --run RUN --minutes 10 --decay

A new run begins from nothing, or `--from` a checkpoint of another language or a model of the product. The first form
learns at a constant rate and may be given again and again; the second lets the rate fall to nothing within its minutes
and writes RUN/LANG.final.pt, which export.py reads. Minutes are of processor time. A run that is asked to end (Ctrl-C)
first saves where it stands.
"""

from __future__ import annotations

import argparse
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import corpus as corpora
import labels
import torch
from batches import Batch, Batches
from network import GapNetwork, Size
from restore import restore
from torch import Tensor, nn

from cleaner.lexicon import open_lexicon

RATE, TABLE_RATE = 2e-3, 2e-3
WARM_UP = 100
"""Steps of a fresh run in which the rate rises."""
NONE_WEIGHT, ONE_WEIGHT, MANY_WEIGHT = 1.0, 0.6, 0.2
MANY_STEPS = 4
"""Wider holes are learned from in one batch of so many."""
SAVE_SECONDS = 150
TOKENS_A_BATCH = 4096
TOLD = 100
"""Steps after which the losses are printed."""


@dataclass
class State:
    """Where a run stands."""

    epoch: int = 0
    batch: int = 0
    step: int = 0
    seconds: float = 0.0
    sums: dict[str, float] = field(default_factory=dict)


def main() -> None:
    """Train as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--decay", action="store_true")
    parser.add_argument("--most", type=int, default=0, help="characters read of each file (0: all)")
    parser.add_argument("--from", dest="origin", type=Path, help="a checkpoint or a model (.npz) to begin with")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    options.run.mkdir(parents=True, exist_ok=True)
    Training(options).go()


class Training:
    """One run: the data, the network, the optimisers, and where it stands."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        language = options.language
        self.path = options.run / f"{language}.pt"
        corpus = corpora.read(language, options.folders, options.run / f"{language}.corpus.npz", options.most)
        self.corpus, lexicon = corpus, open_lexicon(language)
        counts = corpora.counts(corpus)
        names = labels.classes(lexicon, counts)
        self.batches = Batches(corpus, names, lexicon, counts)
        self.network = GapNetwork(Size(words=len(self.batches.words), classes=len(names)))
        self.weights = torch.tensor([labels.WEIGHTS.get(name, 1.0) for name in names])
        self.names = names
        self.dense = torch.optim.AdamW(self.network.rest(), RATE, weight_decay=0.01, fused=True)
        self.sparse = torch.optim.SparseAdam(self.network.tables(), TABLE_RATE)
        self.state = State()
        self.stopped, self.told = False, time.process_time()
        if self.path.exists():
            self._load()
        elif options.origin and options.origin.suffix == ".npz":
            self.network.load_state_dict(restore(options.origin, self.network.state_dict(), self.batches.words, names))
        elif options.origin:
            self._borrow(options.origin)

    def _load(self) -> None:
        saved = torch.load(self.path, weights_only=False)
        self.network.load_state_dict(saved["network"])
        self.dense.load_state_dict(saved["dense"])
        self.sparse.load_state_dict(saved["sparse"])
        self.state = State(**saved["state"])

    def _borrow(self, origin: Path) -> None:
        """Begin with the layers of another language; its words and named classes are of no use."""
        theirs = torch.load(origin, weights_only=False)["network"]
        mine = self.network.state_dict()
        shared = 2 + len(labels.CONTENT)
        for name, value in theirs.items():
            if name.startswith("out."):
                mine[name][:shared] = value[:shared]
            elif not name.startswith(("word", "suffix", "prefix")):
                mine[name] = value
        self.network.load_state_dict(mine)

    def save(self, path: Path) -> None:
        """Write a checkpoint; a crash while writing leaves the old one."""
        data = {
            "network": self.network.state_dict(),
            "dense": self.dense.state_dict(),
            "sparse": self.sparse.state_dict(),
            "state": vars(self.state),
            "size": self.network.size.as_dict(),
            "words": self.batches.words,
            "classes": self.names,
            "language": self.options.language,
        }
        torch.save(data, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def go(self) -> None:
        """Learn for the minutes that were given, or until the process is asked to end."""
        limit = self.options.minutes * 60
        began = saved = time.process_time()
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        for batch in self._endlessly():
            spent = time.process_time() - began
            if spent > limit or self.stopped:
                break
            self._set_rate(spent / limit)
            self._learn(batch)
            if self.state.step % TOLD == 0:
                self._tell()
            if time.process_time() - saved > SAVE_SECONDS and not self.options.decay:
                self.save(self.path)
                saved = time.process_time()
        self.state.seconds += spent
        finished = self.options.decay and not self.stopped
        self.save(self.options.run / f"{self.options.language}.final.pt" if finished else self.path)

    def _endlessly(self) -> Iterator[Batch]:
        """The batches from where the run stands, epoch after epoch."""
        while True:
            numbers = list(corpora.order(self.corpus, self.state.epoch, TOKENS_A_BATCH))
            while self.state.batch < len(numbers):
                yield self.batches.make(numbers[self.state.batch], self.state.step)
                self.state.batch += 1
                self.state.step += 1
            self.state.epoch += 1
            self.state.batch = 0

    def _stop(self, number: int, frame: object) -> None:
        self.stopped = True

    def _tell(self) -> None:
        now = time.process_time()
        losses = " ".join(f"{name} {value / TOLD:.4f}" for name, value in self.state.sums.items())
        speed = TOLD * TOKENS_A_BATCH / (now - self.told)
        print(f"epoch {self.state.epoch} step {self.state.step} {losses} {speed:.0f} tokens/s", flush=True)
        self.state.sums, self.told = {}, now

    def _set_rate(self, share: float) -> None:
        factor = min(1.0, (self.state.step + 1) / WARM_UP)
        if self.options.decay:
            factor *= max(0.0, 1.0 - share)
        for group in self.dense.param_groups:
            group["lr"] = RATE * factor
        for group in self.sparse.param_groups:
            group["lr"] = TABLE_RATE * factor

    def _learn(self, batch: Batch) -> None:
        self.network.train()
        with torch.autocast("cpu", torch.bfloat16):
            left, right = self.network.encode(batch.ids, batch.bits)
            beside = self.network.pair(left[:-1], right[1:])
            one = self.network.pair(left[:-2], right[2:])
            wide = self.state.step % MANY_STEPS == 0 and bool((batch.many > 0).any())
            many = self.network.pair(left[: -batch.span], right[batch.span :]) if wide else None
        losses = {
            "none": NONE_WEIGHT * self._classify(beside, batch.beside),
            "one": ONE_WEIGHT * self._classify(one, batch.one),
        }
        if many is not None:
            losses["many"] = MANY_WEIGHT * self._classify(many, batch.many)
        loss = torch.stack(list(losses.values())).sum()
        self.dense.zero_grad(set_to_none=True)
        self.sparse.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.rest(), 1.0)
        self.dense.step()
        self.sparse.step()
        for name, value in losses.items():
            self.state.sums[name] = self.state.sums.get(name, 0.0) + value.item()

    def _classify(self, scores: Tensor, wanted: Tensor) -> Tensor:
        """Mean loss over the pairs that have a class; a class counts by its weight."""
        return nn.functional.cross_entropy(
            scores.float().flatten(0, 1), wanted.flatten(), self.weights, ignore_index=labels.IGNORED
        )


if __name__ == "__main__":
    main()
