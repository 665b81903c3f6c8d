"""Makers of models of several ops and subgraphs, with input data of their own."""

from . import audio, control, decode, logic, movement, picking, shaping

MAKERS = {
    maker.__name__: maker
    for family in (movement, picking, shaping, logic, control, audio, decode)
    for maker in family.MAKERS
}
