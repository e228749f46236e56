"""The hosts of DataWorks, one exact name for each region.

Source: the endpoint map in the vendor's client for API 2024-05-18 (package 9.11.0); a test holds
the two together. Customers run programs of their own below ``aliyuncs.com``, so a host is
DataWorks only when it stands here.
"""

from __future__ import annotations

from typing import Final

from wfc.submit.endpoint import Endpoint
from wfc.submit.errors import EndpointError
from wfc.wording import Names

CENTRAL: Final = "dataworks.aliyuncs.com"

#: Regions with a host of their own: ``dataworks.<region>.aliyuncs.com``.
WITH_HOST: Final = (
    *("ap-northeast-1", "ap-northeast-2", "ap-southeast-1", "ap-southeast-3", "ap-southeast-5"),
    *("cn-beijing", "cn-beijing-finance-1", "cn-chengdu", "cn-hangzhou", "cn-hongkong"),
    *("cn-north-2-gov-1", "cn-shanghai", "cn-shanghai-finance-1", "cn-shenzhen"),
    *("cn-shenzhen-finance-1", "cn-wulanchabu", "cn-zhangjiakou", "eu-central-1", "eu-west-1"),
    *("me-central-1", "me-east-1", "us-east-1", "us-west-1"),
)

#: Regions served by the host that has no region in its name.
WITHOUT_HOST: Final = (
    *("ap-northeast-2-pop", "ap-south-1", "ap-southeast-2", "cn-beijing-finance-pop"),
    *("cn-beijing-gov-1", "cn-beijing-nu16-b01", "cn-edge-1", "cn-fujian", "cn-haidian-cm12-c01"),
    *("cn-hangzhou-bj-b01", "cn-hangzhou-finance", "cn-hangzhou-internal-prod-1"),
    *("cn-hangzhou-internal-test-1", "cn-hangzhou-internal-test-2", "cn-hangzhou-internal-test-3"),
    *("cn-hangzhou-test-306", "cn-hongkong-finance-pop", "cn-huhehaote", "cn-huhehaote-nebula-1"),
    *("cn-qingdao", "cn-qingdao-nebula", "cn-shanghai-et15-b01", "cn-shanghai-et2-b01"),
    *("cn-shanghai-inner", "cn-shanghai-internal-test-1", "cn-shenzhen-inner"),
    *("cn-shenzhen-st4-d01", "cn-shenzhen-su18-b01", "cn-wuhan", "cn-yushanfang", "cn-zhangbei"),
    *("cn-zhangbei-na61-b01", "cn-zhangjiakou-na62-a01", "cn-zhengzhou-nebula-1"),
    *("eu-west-1-oxs", "rus-west-1-pop"),
)

_HOSTS: Final = {
    **{region: f"dataworks.{region}.aliyuncs.com" for region in WITH_HOST},
    **dict.fromkeys(WITHOUT_HOST, CENTRAL),
}

#: The same service by other names: in a VPC (documented), and the vendor's pattern for any region.
_ALSO: Final = ("dataworks-vpc", "dataworks-public")

_REGIONS: Final = {
    f"{name}.{region}.aliyuncs.com": region
    for region in _HOSTS
    for name in (*(("dataworks",) if region in WITH_HOST else ()), *_ALSO)
}


def endpoint_of(region: str) -> Endpoint:
    """Return where ``region`` is served. Raises EndpointError for one that is not known."""
    host = _HOSTS.get(region)
    if host is not None:
        return Endpoint(host, 443, secure=True)
    near = Names(_HOSTS).near(region)
    help_ = (
        f"did you mean `{near}`?" if near else "a region is written like cn-shanghai",
        "a host that wfc does not know is named by `--endpoint` or WFC_ENDPOINT",
    )
    raise EndpointError(f"there is no region `{region}`", help_)


def region_at(endpoint: Endpoint) -> str | None:
    """Return the region that ``endpoint`` serves; None where that cannot be told from its name."""
    if not endpoint.secure or endpoint.port != 443:
        return None
    return _REGIONS.get(endpoint.host)
