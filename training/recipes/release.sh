#!/bin/sh
# The released network, from public data to the folder in the package.
#
# Hours:    about 3 (training 2.6, export and measuring 0.1) on a quiet machine
# Hardware: two processor cores with AVX2, 8 GB of memory; no GPU
# Cost:     none
#
# The network of 2026-11-22 was trained in eleven stretches while this recipe took shape (LOG.md);
# this is the same in one run, somewhat longer, and has not been run whole yet.
#
# Needs Python 3.11 with the dependency groups `training` (torch comes as a CPU build) and the
# data folder of DATA.md in SAYSO_DATA. Run at the root of the checkout:
#     SAYSO_DATA=../shared sh training/recipes/release.sh
set -eu
export HF_HUB_OFFLINE=1 PYTHONPATH="src:training"
work=${WORK:-build/network}
weights=src/sayso/model/weights
mkdir -p "$work"
python training/train.py --out "$work" --tokens 9000000 --batch 700 --seed 1
python training/export.py "$work/mean.pt" "$weights" --work "$work" --parity tests/parity/expected.npz
python training/evaluate.py choose "$weights" --out "$work/statements.jsonl"
python "$SAYSO_DATA/eval/attribution.py" score "$SAYSO_DATA/data/polnear/dev" "$work/statements.jsonl"
