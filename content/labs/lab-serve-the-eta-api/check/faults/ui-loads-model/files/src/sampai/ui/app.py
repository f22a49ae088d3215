"""The front end for the operations team: ``streamlit run src/sampai/ui/app.py``."""

from datetime import datetime

import streamlit as st

from sampai.model import load  # noqa: F401

from sampai.ui.client import Estimate, Refusal, UiSettings, estimate
from sampai.world import KUALA_LUMPUR, PRODUCTS, ZONES

ZONE_NAMES = [zone.name for zone in ZONES]


# region form
st.title("Sampai: when will this trip arrive?")
st.caption("Sampai is fictional. Zones, trips and figures are invented.")

with st.form("trip"):
    pickup = st.selectbox("From", ZONE_NAMES, index=0)
    dropoff = st.selectbox("To", ZONE_NAMES, index=1)
    distance = st.number_input("Kilometres", min_value=0.5, max_value=100.0, value=7.5, step=0.5)
    product = st.selectbox("Product", PRODUCTS, index=PRODUCTS.index("ride"))
    rain = st.number_input("Rain in mm per hour", min_value=0.0, max_value=200.0, value=0.0)
    drivers = st.number_input("Drivers free nearby", min_value=0, max_value=1_000, value=12)
    asked = st.form_submit_button("Estimate")
# endregion form


# region show
def show(found: Estimate | Refusal) -> None:
    """Shows minutes with their range, or what to change."""
    if isinstance(found, Refusal):
        st.error("The service cannot estimate this trip:\n\n" + "\n".join(f"- {r}" for r in found.reasons))
        return
    if found.model_version is None:
        st.warning("The ETA service does not answer. This is a rough guess from the distance alone.")
    st.metric("Estimate", f"{found.minutes:.1f} min")
    st.write(f"Eight of ten such trips take {found.low:.0f} to {found.high:.0f} min.")
    if found.model_version is not None:
        st.caption(f"Model version {found.model_version}")


if asked:
    trip = {
        "pickup_zone": pickup,
        "dropoff_zone": dropoff,
        "distance_km": distance,
        "request_ts": datetime.now(KUALA_LUMPUR).isoformat(timespec="seconds"),
        "rain_mm_1h": rain,
        "product": product,
        "driver_supply": drivers,
    }
    show(estimate(trip, UiSettings()))
# endregion show
