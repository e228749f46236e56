"""The table of hosts, and what names the place to submit to."""

from __future__ import annotations

from importlib import import_module

import pytest

from wfc.submit.endpoint import parse_endpoint
from wfc.submit.errors import EndpointError
from wfc.submit.regions import WITH_HOST, WITHOUT_HOST, endpoint_of, region_at
from wfc.submit.where import at, where

SHANGHAI = "dataworks.cn-shanghai.aliyuncs.com"


def test_the_table_is_that_of_the_official_client() -> None:
    config = import_module("alibabacloud_tea_openapi.models").Config
    official = import_module("alibabacloud_dataworks_public20240518.client").Client
    key = config(access_key_id="i", access_key_secret="s", region_id="cn-shanghai")
    table = official(key)._endpoint_map
    assert {region: endpoint_of(region).host for region in (*WITH_HOST, *WITHOUT_HOST)} == table
    assert len(table) == 59


def test_every_host_of_the_table_is_spoken_to_over_tls() -> None:
    for region in (*WITH_HOST, *WITHOUT_HOST):
        endpoint = endpoint_of(region)
        assert (endpoint.secure, endpoint.port, endpoint.is_loopback) == (True, 443, False)


def test_a_host_of_its_own_tells_the_region() -> None:
    assert {region_at(endpoint_of(region)) for region in WITH_HOST} == set(WITH_HOST)
    assert {region_at(endpoint_of(region)) for region in WITHOUT_HOST} == {None}


@pytest.mark.parametrize(
    ("host", "region"),
    [
        (SHANGHAI, "cn-shanghai"),
        ("dataworks-vpc.cn-shanghai.aliyuncs.com", "cn-shanghai"),
        ("dataworks-public.ap-south-1.aliyuncs.com", "ap-south-1"),
        (f"{SHANGHAI}:8443", f"{SHANGHAI}:8443"),
        ("dataworks.aliyuncs.com", "dataworks.aliyuncs.com"),
        ("dataworks.cn-nowhere.aliyuncs.com", "dataworks.cn-nowhere.aliyuncs.com"),
        ("evil-dataworks.cn-shanghai.aliyuncs.com", "evil-dataworks.cn-shanghai.aliyuncs.com"),
        (f"{SHANGHAI}.evil.example", f"{SHANGHAI}.evil.example"),
        ("127.0.0.1:8080", "127.0.0.1:8080"),
    ],
)
def test_what_is_submitted_is_remembered_under_the_region_or_the_host(
    host: str, region: str
) -> None:
    assert at(parse_endpoint(host)).region == region


BOTH = {"WFC_ENDPOINT": "127.0.0.1:1", "ALIBABA_CLOUD_REGION_ID": "cn-beijing"}


@pytest.mark.parametrize(
    ("written", "region", "endpoint", "environ", "host"),
    [
        ("cn-shanghai", None, None, {}, SHANGHAI),
        ("cn-shanghai", "cn-chengdu", None, BOTH, "dataworks.cn-chengdu.aliyuncs.com"),
        ("cn-shanghai", None, "localhost:1", BOTH, "localhost"),
        ("cn-shanghai", None, None, BOTH, "127.0.0.1"),
        (
            "cn-shanghai",
            None,
            None,
            {"ALIBABA_CLOUD_REGION_ID": "cn-beijing"},
            "dataworks.cn-beijing.aliyuncs.com",
        ),
        ("cn-shanghai", None, None, {"ALIBABA_CLOUD_REGION_ID": ""}, SHANGHAI),
        (None, None, "proxy.example:8443", {}, "proxy.example"),
    ],
)
def test_the_command_line_beats_the_environment_and_that_the_file(
    written: str | None,
    region: str | None,
    endpoint: str | None,
    environ: dict[str, str],
    host: str,
) -> None:
    assert where(written, region, endpoint, environ).endpoint.host == host


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            (None, None, None, {}),
            "no region is named, so there is no place to submit to",
        ),
        ((None, "a", "b", {}), "`--region` and `--endpoint` are two places: choose one"),
        (("cn-shangai", None, None, {}), "`Region`: there is no region `cn-shangai`"),
        ((None, "mars", None, {}), "`--region`: there is no region `mars`"),
        (
            (None, None, None, {"ALIBABA_CLOUD_REGION_ID": "mars"}),
            "`ALIBABA_CLOUD_REGION_ID`: there is no region `mars`",
        ),
        (
            (None, None, None, {"WFC_ENDPOINT": "http://dataworks.aliyuncs.com"}),
            "`WFC_ENDPOINT`: plain http is spoken on loopback only, not to dataworks.aliyuncs.com",
        ),
        (
            (None, None, "dataw\u043erks.cn-shanghai.aliyuncs.com", {}),
            "`--endpoint`: not an endpoint: `dataw\u043erks.cn-shanghai.aliyuncs.com`",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_where_it_was_named(
    said: tuple[str | None, str | None, str | None, dict[str, str]], message: str
) -> None:
    with pytest.raises(EndpointError) as caught:
        where(*said)
    assert caught.value.message == message
    assert caught.value.exit_code == 2


def test_a_region_that_is_nearly_right_is_offered() -> None:
    with pytest.raises(EndpointError) as caught:
        endpoint_of("cn-shangai")
    assert caught.value.help[0] == "did you mean `cn-shanghai`?"
