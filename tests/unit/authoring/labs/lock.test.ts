import { expect, test } from 'vitest';
import { directDependencies } from '#authoring/labs/lock.ts';

const lock = `version = 1
requires-python = ">=3.11"

[[package]]
name = "numpy"
version = "2.4.6"
source = { registry = "https://pypi.org/simple" }
dependencies = [
    { name = "unrelated" },
]

[[package]]
name = "sampai"
version = "0.1.0"
source = { editable = "." }
dependencies = [
    { name = "numpy", version = "2.4.6", source = { registry = "https://pypi.org/simple" }, marker = "python_full_version < '3.12'" },
    { name = "numpy", version = "2.5.5", source = { registry = "https://pypi.org/simple" }, marker = "python_full_version >= '3.12'" },
    { name = "pandas" },
]

[package.dev-dependencies]
dev = [
    { name = "pytest" },
]

[package.metadata]
requires-dist = [
    { name = "numpy", specifier = ">=2.3" },
    { name = "pandas", specifier = ">=3.0" },
]
`;

test('direct dependencies are those of the project itself and its groups, each once', () => {
  expect(directDependencies(lock)).toEqual(['numpy', 'pandas', 'pytest']);
});

test('a project without dependencies has none', () => {
  expect(directDependencies('[[package]]\nname = "a"\nsource = { virtual = "." }\n')).toEqual([]);
});
