# SPDX-License-Identifier: Apache-2.0
"""Which finding belongs to which label: spans, overlap, and the largest one-to-one matching."""

FAMILIES = ["acronym", "jargon", "buzzword", "wordy", "long_sentence", "pay", "degree", "years", "cost", "age_coded", "gender_coded",
            "class_coded", "flexibility", "network", "other"]


def matched(left, right, meets):
    """Indices of `left` that a maximum matching covers. Earlier ones are served first and stay served (augmenting paths)."""
    owner = {}
    # Paths lead at most through the few findings that overlap, so recursion stays shallow.

    def serve(i, seen):
        for j in meets[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or serve(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    return {i for i in range(left) if serve(i, set())} if right else set()


def span_of(text, quote, nth):
    """Code-point offsets of the nth (from 1) occurrence of `quote`; None concerns the whole advert."""
    if not quote:
        return None
    at = -1
    for _ in range(max(nth, 1)):
        at = text.find(quote, at + 1)
        if at < 0:
            raise ValueError(f"{quote!r} does not occur {nth} times")
    return at, at + len(quote)


def labels_of(advert):
    out = []
    for row in advert["labels"]:
        if "start" in row:
            at = None if row["start"] < 0 else (row["start"], row["end"])
        else:
            at = span_of(advert["text"], row["quote"], row["nth"])
        if at and advert["text"][at[0]:at[1]] != row["quote"]:
            raise ValueError(f"{advert['id']}: the text at {at} is not {row['quote']!r}")
        out.append({"id": advert["id"], "family": row["category"], "severity": row["severity"], "at": at, "quote": row["quote"],
                    "agreed": row.get("agreed", True), "rewrite": row.get("rewrite") or ""})
    return out


def findings_of(advert, answer):
    out = []
    for f in answer["findings"]:
        if f["part"] not in ("text", None) or not f["first"] or f["family"] not in FAMILIES or f["severity"] == "credit":
            continue
        at = tuple(f["chars"]) if f["chars"] else None
        if at and advert["text"][at[0]:at[1]] != f["quote"]:
            print(f"! {advert['id']}: {f['rule']}: the text at chars {at} is not {f['quote']!r}", file=sys.stderr)
        out.append({"id": advert["id"], "family": f["family"], "severity": f["severity"], "at": at, "quote": f["quote"], "rule": f["rule"]})
    return out


def together(a, b):
    if a["at"] is None or b["at"] is None:
        return a["at"] is None and b["at"] is None
    return a["at"][0] < b["at"][1] and b["at"][0] < a["at"][1]


def strongest_first(rows):
    return sorted(rows, key=lambda r: r["severity"] == "hint")


def near(text, at, width=40):
    if at is None:
        return "(whole advert)"
    piece = text[max(0, at[0] - width):at[0]] + "«" + text[at[0]:at[1]][:100] + "»" + text[at[1]:at[1] + width]
    return " ".join(piece.split())
