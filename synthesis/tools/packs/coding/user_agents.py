"""User agents: the browser, system and device that a string names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import UserAgent

PACK = Pack(
    title="User agents",
    distributions=("ua-parser", "ua-parser-builtins"),
    licence="Apache-2.0",
    data="uap-core's patterns of browsers, systems and devices",
    data_licence="Apache-2.0",
    data_date="2026-10",
)

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1"
)
SYSTEMS = (
    "Windows NT 10.0; Win64; x64", "Windows NT 6.1; WOW64", "X11; Linux x86_64",
    "X11; Ubuntu; Linux x86_64", "Macintosh; Intel Mac OS X 10_15_7", "X11; CrOS x86_64 14541.0.0",
    "Linux; Android 14; Pixel 8", "Linux; Android 13; SM-S918B", "Linux; Android 10; K",
    "Linux; Android 12; M2102J20SG",
)  # fmt: skip
OTHERS = (
    IPHONE,
    "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/16.6 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.4 Safari/605.1.15",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
    "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
    "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)",
    "Opera/9.80 (Windows NT 6.1; WOW64) Presto/2.12.388 Version/12.18",
    "curl/8.5.0", "Wget/1.21.4", "python-requests/2.31.0", "Go-http-client/2.0",
    "okhttp/4.12.0", "PostmanRuntime/7.37.3", "Java/17.0.10",
    "Mozilla/5.0 (PlayStation 5 3.11) AppleWebKit/605.1.15 (KHTML, like Gecko)",
    "Mozilla/5.0 (Nintendo Switch; WifiWebAuthApplet) AppleWebKit/609.4 (KHTML, like Gecko) "
    "NF/6.0.2.21.3 NintendoBrowser/5.1.0.22474",
    "Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0) AppleWebKit/537.36 (KHTML, like Gecko) "
    "94.0.4606.31/7.0 TV Safari/537.36",
    "Mozilla/5.0 (X11; Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/88.0.4324.109 "
    "Safari/537.36 CrKey/1.54.250320",
)  # fmt: skip


class Parts(Result):
    browser: Annotated[str, Asks("the browser or client that {user_agent} names")]
    browser_version: Annotated[
        str | None, Asks("the version (major.minor) of the browser or client in {user_agent}")
    ]
    system: Annotated[str | None, Asks("the operating system that {user_agent} names")]
    system_version: Annotated[
        str | None, Asks("the version of the operating system in {user_agent}")
    ]


class Device(Result):
    device: Annotated[str, Asks("the device that {user_agent} names")]
    brand: Annotated[str | None, Asks("the maker of the device that {user_agent} names")]
    is_crawler: Annotated[bool, Asks("whether {user_agent} is that of a crawler")]


Agent = Annotated[str, "User agent as a browser sends it", UserAgent]


@tool(
    kind="retrieval",
    examples=[
        Example(
            user_agent=IPHONE,
            gives={
                "browser": "Mobile Safari",
                "browser_version": "17.0",
                "system": "iOS",
                "system_version": "17.0",
            },
        )
    ],
)
def user_agent_parts(user_agent: Agent) -> Parts:
    """Browser and operating system, with versions, of a user agent, by uap-core's patterns."""
    from ua_parser import parse

    found = parse(user_agent)
    if found.user_agent is None:
        raise ToolError(f"No pattern knows the client in {user_agent[:80]!r}.")
    return Parts(
        browser=found.user_agent.family,
        browser_version=_version(found.user_agent.major, found.user_agent.minor),
        system=found.os.family if found.os else None,
        system_version=_version(found.os.major, found.os.minor) if found.os else None,
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            user_agent=IPHONE, gives={"device": "iPhone", "brand": "Apple", "is_crawler": False}
        ),
        Example(
            user_agent="Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            gives={"is_crawler": True},
        ),
    ],
)
def user_agent_device(user_agent: Agent) -> Device:
    """Device and its maker of a user agent, and whether it is a crawler, by uap-core."""
    from ua_parser import parse

    found = parse(user_agent).device
    if found is None:
        raise ToolError(f"No pattern knows the device in {user_agent[:80]!r}.")
    return Device(device=found.family, brand=found.brand, is_crawler=found.family == "Spider")


def _version(major: str | None, minor: str | None) -> str | None:
    parts = [part for part in (major, minor) if part]
    return ".".join(parts) or None


@seeds(UserAgent, source="usual user agents of browsers, clients and crawlers")
def user_agents() -> Iterator[str]:
    """Strings as browsers on usual systems send them, and those of other clients."""
    yield from OTHERS
    for number, system in enumerate(SYSTEMS):
        mobile = " Mobile" if "Android" in system else ""
        chrome = f"Chrome/{110 + number}.0.0.0{mobile} Safari/537.36"
        start = f"Mozilla/5.0 ({system})"
        yield f"{start} AppleWebKit/537.36 (KHTML, like Gecko) {chrome}"
        yield f"{start} AppleWebKit/537.36 (KHTML, like Gecko) {chrome} Edg/{110 + number}.0.0.0"
        yield f"Mozilla/5.0 ({system}; rv:{115 + number}.0) Gecko/20100101 Firefox/{115 + number}.0"
