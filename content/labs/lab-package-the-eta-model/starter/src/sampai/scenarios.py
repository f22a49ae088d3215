"""Things that happen to Sampai. Scenarios combine freely; their order does not matter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

SCENARIOS: dict[str, str] = {
    "clean": "nothing unusual",
    "monsoon": "storms come 4 times as often and bring 2.2 times the rain",
    "road_works": "trips from or to three zones ride 1.7 times as long between 06:00 and 22:00",
    "unit_bug": "one app version, 30 % of trips, sends metres in distance_km",
    "holiday": "every day is a festive public holiday: no rush hour, a third fewer drivers",
    "sensor_outage": "the rain gauges of five zones send nothing",
    "late_labels": "40 % of the finished trips arrive 1 to 6 days late",
    "duplicate_events": "4 % of the trips are delivered twice",
    "new_zone": "7 % of the trips start or end in zaitunara, a zone nobody has seen",
}


@dataclass(frozen=True)
class Scenario:
    """A scenario and the days it lasts; without days, the whole period."""

    name: str
    first_day: date | None = None
    last_day: date | None = None

    def covers(self, day: date) -> bool:
        """Tells whether the scenario is on that day, both ends included."""
        return (self.first_day is None or self.first_day <= day) and (
            self.last_day is None or day <= self.last_day
        )


def parse_scenario(text: str) -> Scenario:
    """Reads ``monsoon``, ``monsoon:2026-09-01`` (from that day on) or ``monsoon:2026-09-01..2026-09-14``.

    Raises:
        ValueError: if the name is unknown, a day is no date, or the days are in the wrong order.
    """
    name, _, days = text.partition(":")
    if name not in SCENARIOS:
        raise ValueError(f"there is no scenario {name!r}; there are: {', '.join(SCENARIOS)}")
    if not days:
        return Scenario(name)
    first, _, last = days.partition("..")
    scenario = Scenario(name, date.fromisoformat(first), date.fromisoformat(last) if last else None)
    if scenario.last_day is not None and scenario.last_day < date.fromisoformat(first):
        raise ValueError(f"scenario {text!r} ends before it starts")
    return scenario


def parse_scenarios(scenarios: Iterable[Scenario | str]) -> tuple[Scenario, ...]:
    """Reads a mixture of texts and scenarios; ``clean`` adds nothing."""
    parsed = (parse_scenario(s) if isinstance(s, str) else s for s in scenarios)
    return tuple(scenario for scenario in parsed if scenario.name != "clean")
