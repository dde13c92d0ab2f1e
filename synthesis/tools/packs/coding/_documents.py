"""Short JSON documents of the kinds that programmers meet."""

# ruff: noqa: E501  (a document is one line, as it is asked about)

from __future__ import annotations

import json
from typing import Any

PATCH_SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["op", "path"],
        "properties": {
            "op": {"enum": ["add", "remove", "replace", "move", "copy", "test"]},
            "path": {"type": "string", "pattern": "^(/.*)?$"},
            "from": {"type": "string", "pattern": "^(/.*)?$"},
        },
        "allOf": [
            {
                "if": {"properties": {"op": {"enum": ["add", "replace", "test"]}}},
                "then": {"required": ["value"]},
            },
            {
                "if": {"properties": {"op": {"enum": ["move", "copy"]}}},
                "then": {"required": ["from"]},
            },
        ],
    },
}
"""JSON Patch as RFC 6902 defines it."""

_DATA: tuple[Any, ...] = (
    {"name": "left-pad", "version": "1.3.0", "license": "WTFPL", "main": "index.js", "scripts": {"test": "node test"}},
    {"name": "shop", "private": True, "dependencies": {"react": "^18.2.0", "zod": "~3.22.4"}, "devDependencies": {"vite": "5.0.10"}},
    {"type": "object", "required": ["id", "price"], "properties": {"id": {"type": "integer", "minimum": 1}, "price": {"type": "number", "exclusiveMinimum": 0}}},
    {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}, "minItems": 1, "uniqueItems": True},
    {"type": "objekt", "properties": {"name": {"type": "string"}}, "required": "name"},
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "oneOf": [{"const": 1}, {"enum": ["a", "b"]}], "minLength": -1},
    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-8.6291, 41.1579]}, "properties": {"name": "Porto"}},
    {"type": "LineString", "coordinates": [[-9.1393, 38.7223], [-8.6291, 41.1579], [-8.7226, 42.2406]]},
    {"openapi": "3.1.0", "info": {"title": "Pets", "version": "1.0.0"}, "paths": {"/pets/{id}": {"get": {"responses": {"200": {"description": "A pet"}, "404": {"description": "None"}}}}}},
    {"services": {"web": {"image": "nginx:1.25", "ports": ["8080:80"]}, "db": {"image": "postgres:16", "environment": {"POSTGRES_DB": "shop"}}}},
    {"on": {"push": {"branches": ["main"]}}, "jobs": {"test": {"runs-on": "ubuntu-latest", "steps": [{"uses": "actions/checkout@v4"}, {"run": "make test"}]}}},
    {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "labels": {"app": "web"}}, "spec": {"ports": [{"port": 80, "targetPort": 8080}], "selector": {"app": "web"}}},
    {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3, "template": {"spec": {"containers": [{"name": "web", "image": "nginx:1.25"}]}}}},
    {"iss": "https://issuer.example", "sub": "42", "aud": ["api", "web"], "exp": 1735689600, "scope": "read write"},
    {"keys": [{"kty": "EC", "crv": "P-256", "kid": "1", "use": "sig"}, {"kty": "RSA", "e": "AQAB", "kid": "2"}]},
    {"error": {"code": 404, "message": "Not found", "details": [{"field": "id", "reason": "unknown"}]}},
    {"jsonrpc": "2.0", "method": "subtract", "params": {"minuend": 42, "subtrahend": 23}, "id": 3},
    {"order": {"id": 1017, "lines": [{"sku": "A-1", "qty": 2, "price": 9.5}, {"sku": "B-7", "qty": 1, "price": 24.0}], "paid": False}},
    {"order": {"id": 1017, "lines": [{"sku": "A-1", "qty": 3, "price": 9.5}], "paid": True, "note": "gift"}},
    [{"op": "replace", "path": "/baz", "value": "boo"}, {"op": "add", "path": "/hello", "value": ["world"]}, {"op": "remove", "path": "/foo"}],
    [{"op": "move", "from": "/a", "path": "/b"}, {"op": "test", "path": "/b", "value": 1}],
    [{"op": "add", "path": "x"}, {"op": "rename", "path": "/y"}],
    [{"id": 1, "name": "Ada", "langs": ["en", "fr"]}, {"id": 2, "name": "Grace", "langs": ["en"]}, {"id": 3, "name": "Edsger", "langs": ["nl", "en", "de"]}],
    {"python": {"version": "3.11", "packages": {"numpy": "1.26.4", "pandas": "2.2.0", "scipy": "1.12.0"}}},
    {"python": {"version": "3.12", "packages": {"numpy": "2.0.0", "pandas": "2.2.2", "polars": "0.20.31"}}},
    {"project": {"name": "tool", "version": "0.3.1", "requires-python": ">=3.9", "dependencies": ["click>=8", "rich"]}, "build-system": {"requires": ["hatchling"], "build-backend": "hatchling.build"}},
    {"tool": {"ruff": {"line-length": 100, "lint": {"select": ["E", "F", "I"], "ignore": ["E501"]}}, "pytest": {"ini_options": {"testpaths": ["tests"]}}}},
    {"log": {"level": "info", "format": "json", "outputs": [{"type": "file", "path": "app.log", "rotate": {"size_mb": 10, "keep": 5}}, {"type": "stderr"}]}},
    {"matrix": [[2, 1, 1], [1, 3, 2], [1, 0, 0]], "det": -1},
    {"store": {"book": [{"title": "Sayings of the Century", "price": 8.95}, {"title": "Moby Dick", "price": 8.99}, {"title": "The Lord of the Rings", "price": 22.99}], "bicycle": {"color": "red", "price": 19.95}}},
    {"locations": [{"name": "Seattle", "state": "WA"}, {"name": "New York", "state": "NY"}, {"name": "Bellevue", "state": "WA"}, {"name": "Olympia", "state": "WA"}]},
    {"menu": {"id": "file", "popup": {"menuitem": [{"value": "New"}, {"value": "Open"}, {"value": "Close"}]}}},
)  # fmt: skip

DOCUMENTS = tuple(json.dumps(item, ensure_ascii=False) for item in _DATA)
