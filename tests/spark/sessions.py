"""One Spark for all tests; they are skipped, with the reason, where it can't run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from surroundings import HELPERS, QUICK_JAVA, why_no_spark

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="session", name="marker")
def marker_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file by which misbehaving readers know that they did so already."""
    return tmp_path_factory.mktemp("marker") / "done"


@pytest.fixture(scope="session", name="spark")
def spark_session(marker: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """Two cores, and four attempts a task as clusters have by default."""
    if reason := why_no_spark():
        pytest.skip(reason)
    from pyspark.sql import SparkSession

    # Workers must be this Python, and find the modules of the tests.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join([*HELPERS, os.environ.get("PYTHONPATH", "")])
    os.environ["WIKIFILM_TEST_MARKER"] = str(marker)
    builder = SparkSession.builder.master("local[2,4]").appName("wikifilm's tests")
    for name, value in {
        "spark.driver.extraJavaOptions": QUICK_JAVA,
        "spark.ui.enabled": "false",
        "spark.driver.host": "localhost",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()
