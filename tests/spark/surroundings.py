"""Whether Spark can run here, and what its workers need to find."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

OLDEST = 17
TESTS = Path(__file__).parents[1]
HELPERS = [str(TESTS / "dump"), str(TESTS / "arrow"), str(TESTS / "spark")]
"""Folders of modules that tests share."""

QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Options for a JVM that lives for seconds."""


@cache
def why_no_spark() -> str:
    """What Spark needs and this machine lacks; empty if nothing."""
    missing = [package for package in ("pyspark", "pyarrow", "pandas") if find_spec(package) is None]
    if missing:
        return f"{' and '.join(missing)} not installed: make test EXTRAS=dev,spark"
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    if java is None or not Path(java).exists():
        return f"no java: Spark needs Java {OLDEST} (on Debian: openjdk-17-jre-headless)"
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < OLDEST:
        return f"Spark needs Java {OLDEST}, this is: {said.splitlines()[0] if said else 'unknown'}"
    return ""
