"""The ETA service: ``uvicorn sampai.service.app:app --port 8000``."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from sampai import __version__
from sampai.service.answers import answer
from sampai.service.schemas import BatchPrediction, BatchRequest, Prediction, TripRequest, problems
from sampai.service.serving import LoadModel, ModelSlot, ServedModel, load_model

NOT_READY = "the model is not loaded yet"
router = APIRouter()


# region create-app
def create_app(load_model: LoadModel = load_model) -> FastAPI:
    """Makes the service. Nothing is loaded before it starts."""
    slot = ModelSlot(load_model)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        slot.start()
        yield
        slot.stop()

    app = FastAPI(title="Sampai ETA", version=__version__, lifespan=lifespan)
    app.state.slot = slot
    app.include_router(router)
    app.add_exception_handler(RequestValidationError, refuse)
    return app


# endregion create-app


# region ready-model
async def ready_model(request: Request) -> ServedModel:
    """The loaded model; 503 while there is none, so that a balancer asks elsewhere."""
    model = request.app.state.slot.model
    if model is None:
        raise HTTPException(503, NOT_READY, headers={"Retry-After": "2"})
    return model


ReadyModel = Annotated[ServedModel, Depends(ready_model)]
UNREADY = {503: {"description": NOT_READY}}
# endregion ready-model


# region refuse
async def refuse(request: Request, error: Exception) -> JSONResponse:
    """422 with what to mend, and without the input."""
    assert isinstance(error, RequestValidationError)
    found = problems(error.errors(), request.headers.get("content-type"))
    return JSONResponse({"detail": found}, status_code=422)


# endregion refuse


# region predict
@router.post("/predict", responses=UNREADY)
async def predict(trip: TripRequest, model: ReadyModel) -> Prediction:
    """Estimates one trip. ``def``, not ``async def``: predicting computes, so it gets a thread."""
    return answer(model, [trip])[0]


@router.post("/predict/batch", responses=UNREADY)
def predict_batch(batch: BatchRequest, model: ReadyModel) -> BatchPrediction:
    """Estimates up to 500 trips in one go."""
    return BatchPrediction(predictions=answer(model, batch.trips))


# endregion predict


# region health
@router.get("/healthz/live")
async def live() -> dict[str, str]:
    """The process answers. It says nothing about the model: restarting would not help that."""
    return {"status": "live"}


@router.get("/healthz/ready", responses=UNREADY)
async def ready(model: ReadyModel) -> dict[str, str]:
    """The model is loaded and has predicted once."""
    return {"status": "ready", "model_version": model.version}


@router.get("/version", responses=UNREADY)
async def version(model: ReadyModel) -> dict[str, str]:
    """Which code and which model answer here."""
    card = model.eta.card
    return {"sampai": __version__, "model_version": model.version, "trained_until": card.trained_until}


# endregion health

app = create_app()
