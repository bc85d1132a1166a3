"""What programs by others count: reads cases as JSON, writes their numbers in the same order."""

import json
import math
import sys
import warnings

import krippendorff
import numpy
from nervaluate import Evaluator
from sklearn.metrics import cohen_kappa_score

warnings.filterwarnings("ignore")


def number(value):
    """A number, or nothing where the program has none."""
    return None if value is None or not math.isfinite(value) else float(value)


def spans(case):
    """The five counts under the four ways of SemEval-2013. Ends are inclusive there."""
    wanted, found = (
        [{"label": tag, "start": start, "end": end - 1} for start, end, tag in case[side]]
        for side in ("wanted", "found")
    )
    tags = sorted({it["label"] for it in wanted + found})
    evaluator = Evaluator([wanted], [found], tags=tags, loader="dict")
    overall = evaluator.evaluate()["overall"]
    return {
        way: [
            [it.correct, it.incorrect, it.partial, it.missed, it.spurious],
            [number(it.precision), number(it.recall), number(it.f1)],
        ]
        for way, it in overall.items()
    }


def codes(case):
    """Krippendorff's alpha of all, and Cohen's kappa of the first two where both answered."""
    answers = [[math.nan if it is None else it for it in author] for author in case]
    try:
        alpha = krippendorff.alpha(
            reliability_data=numpy.array(answers, dtype=float),
            level_of_measurement="nominal",
        )
    except (AssertionError, ValueError, ZeroDivisionError):
        alpha = None
    both = [pair for pair in zip(case[0], case[1]) if None not in pair]
    kappa = cohen_kappa_score(*zip(*both)) if both else None
    return {"alpha": number(alpha), "kappa": number(kappa)}


given = json.load(sys.stdin)
json.dump(
    {
        "spans": [spans(it) for it in given["spans"]],
        "codes": [codes(it) for it in given["codes"]],
    },
    sys.stdout,
)
