"""An environment: an overlay chosen by ``-e``, in which ``null`` removes what lies under it."""

from __future__ import annotations

from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pydantic import ConfigDict, create_model, model_validator

from wfc_spec.fields import Flag, key
from wfc_spec.head import Head
from wfc_spec.model import EXTENSIONS, Model
from wfc_spec.reuse import Param
from wfc_spec.run import Node, Run
from wfc_spec.task import Task, Template

#: Keys that hold maps of any keys.
MAPS = {
    *("Parameters", "DagParameters", "NodeParameters", "DagPara", "NodePara"),
    *("WorkflowParameters", "TaskParameters"),
}
#: What makes a task, and cannot differ between environments.
MAKING = ("name", "extends", "for_each", "only", "except_")


class Overlay(Model):
    """A mapping laid over another; a key without a value removes that key."""

    model_config = ConfigDict(json_schema_extra=EXTENSIONS | {"x-overlay": True})

    @model_validator(mode="before")
    @classmethod
    def _remove(cls, value: Any) -> Any:
        """Leave out what removes an entry of a map of any keys: nothing else has to be said."""
        maps = MAPS.intersection(value) if isinstance(value, dict) else ()
        return value | {key: _without_null(value[key]) for key in maps} if maps else value


def _without_null(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: _without_null(each) for key, each in value.items() if each is not None}


def overlay(model: type[Model], drop: tuple[str, ...] = (), **instead: Any) -> type[Overlay]:
    """Return ``model`` as an overlay, without the fields ``drop``; ``instead`` are other fields."""
    fields = {
        name: (_laid(field.annotation), field)
        for name, field in model.model_fields.items()
        if name not in drop
    }
    return _made(f"Overlay{model.__name__}", model.__doc__ or "", fields | instead)


def _made(name: str, meaning: str, fields: dict[str, Any]) -> type[Overlay]:
    made: type[Overlay] = create_model(name, __base__=Overlay, __doc__=meaning, **fields)
    return made


def _laid(annotation: Any) -> Any:
    """Return ``annotation`` with the mapping it names as an overlay; lists replace as a whole."""
    if get_origin(annotation) in (Union, UnionType):
        return _laid(get_args(annotation)[0]) | None
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return _overlays.setdefault(annotation, overlay(annotation))
    return annotation


_overlays: dict[type[Model], type[Overlay]] = {}


def _parts(model: type[Model], drop: tuple[str, ...] = ()) -> Any:
    """Return the type of a map by name whose entries are overlays of ``model``."""
    made: Any = overlay(model, drop)
    return dict[str, made | None] | None


def _top(model: type[Model]) -> dict[str, Any]:
    known = model.model_fields
    kept = {name: (_laid(field.annotation), field) for name, field in known.items()}
    return kept | {
        "params": (_parts(Param), known["params"]),
        "protected": (
            Flag | None,
            key("Whether only a reviewed plan may be applied.", True, api=False),
        ),
    }


def _of_workflow() -> dict[str, Any]:
    return _top(Head) | {
        "templates": (_parts(Template), Head.model_fields["templates"]),
        "tasks": (
            _parts(Task, MAKING),
            key(
                "What tasks say otherwise, by their names.", {"load": {"Timeout": "2h"}}, api=False
            ),
        ),
    }


def _of_run() -> dict[str, Any]:
    return _top(Run) | {
        "nodes": (
            _parts(Node, ("name",)),
            key("What nodes say otherwise, by their names.", {"load": {"NodeId": 1}}, api=False),
        ),
    }


_MEANING = "What one environment says otherwise."
if TYPE_CHECKING:

    class Environment(Overlay):
        """What one environment of a workflow says otherwise."""

    class RunEnvironment(Overlay):
        """What one environment of a run says otherwise."""

    class ProjectEnvironment(Overlay):
        """What one environment says otherwise, of workflows and of runs."""

else:
    Environment = _made("Environment", _MEANING, _of_workflow())
    RunEnvironment = _made("RunEnvironment", _MEANING, _of_run())
    # Of what both kinds have the workflow's is taken: what a file makes of it is checked there.
    ProjectEnvironment = _made("ProjectEnvironment", _MEANING, _of_run() | _of_workflow())
