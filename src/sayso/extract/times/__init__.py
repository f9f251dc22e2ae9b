"""Time expressions: where they stand, their TIMEX3 value, the days they can mean."""

from sayso.extract.times.calendar import days_of
from sayso.extract.times.dating import dating_time
from sayso.extract.times.occasions import Occasion, load_occasions
from sayso.extract.times.read import read_times

__all__ = ["Occasion", "dating_time", "days_of", "load_occasions", "read_times"]
