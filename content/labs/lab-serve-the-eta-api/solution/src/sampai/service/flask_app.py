"""The same service as WSGI: ``gunicorn 'sampai.service.flask_app:create_app()'``.

Contract, model, rounding and log are those of the FastAPI service. Only the framework differs.
"""

from flask import Blueprint, Flask, Response, current_app, jsonify, request
from pydantic import ValidationError

from sampai import __version__
from sampai.service.answers import answer
from sampai.service.schemas import BatchRequest, TripRequest, problems
from sampai.service.serving import LoadModel, ModelSlot, ServedModel, load_model

routes = Blueprint("eta", __name__)


# region flask-app
def create_app(load_model: LoadModel = load_model) -> Flask:
    """Makes the service and loads the model: a WSGI worker takes no request before this returns."""
    app = Flask("sampai")
    slot = ModelSlot(load_model)
    slot.fill()
    app.extensions["sampai"] = slot
    app.register_blueprint(routes)
    return app


def model_in_service() -> ServedModel:
    return current_app.extensions["sampai"].model


# endregion flask-app


# region flask-predict
@routes.post("/predict")
def predict() -> Response:
    """Estimates one trip."""
    trip = TripRequest.model_validate(request.get_json(silent=True), from_attributes=True)
    return jsonify(answer(model_in_service(), [trip])[0].model_dump())


@routes.post("/predict/batch")
def predict_batch() -> Response:
    """Estimates up to 500 trips in one go."""
    batch = BatchRequest.model_validate(request.get_json(silent=True), from_attributes=True)
    predictions = answer(model_in_service(), batch.trips)
    return jsonify(predictions=[prediction.model_dump() for prediction in predictions])


@routes.errorhandler(ValidationError)
def refuse(error: ValidationError) -> tuple[Response, int]:
    """422 with what to mend, word for word as FastAPI says it."""
    errors = [{**found, "loc": ("body", *found["loc"])} for found in error.errors()]
    return jsonify(detail=problems(errors, request.content_type)), 422


# endregion flask-predict


@routes.get("/healthz/live")
def live() -> Response:
    """The process answers."""
    return jsonify(status="live")


@routes.get("/healthz/ready")
def ready() -> Response:
    """A worker that answers has its model: it was loaded before the first request."""
    return jsonify(status="ready", model_version=model_in_service().version)


@routes.get("/version")
def version() -> Response:
    """Which code and which model answer here."""
    model = model_in_service()
    return jsonify(
        sampai=__version__, model_version=model.version, trained_until=model.eta.card.trained_until
    )
