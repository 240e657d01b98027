"""What the command line itself says; help texts stand in both languages, for no option has been read yet."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "misuse": ("error: {problem}", "错误:{problem}"),
    "try_help": ("try `carerules {command} --help`", "请看 `carerules {command} --help`"),
    "crashed": (
        "error[CR000]: carerules made a mistake ({kind}); please report it with the output of the same command "
        "and `--debug`, without any child's data",
        "错误[CR000]:carerules 程序出错({kind});请加上 `--debug` 重新运行并报告输出,不要附带任何儿童信息",
    ),
    "no_typer": (
        "error: the command line needs typer and rich: pip install typer rich",
        "错误:命令行需要 typer 和 rich:pip install typer rich",
    ),
    "instant": (
        "`{option}`: `{value}` is no date or instant; write `2026-12-31` (the end of that day) or `2026-12-31T15:00`",
        "`{option}`:`{value}` 不是日期或时刻;请写 `2026-12-31`(当天结束时)或 `2026-12-31T15:00`",
    ),
    "duration": (
        "`--within`: `{value}` is no length of time; write a number and a unit, as in `7d`, `5wd` or `24h`",
        "`--within`:`{value}` 不是时长;请写数字加单位,如 `7d`、`5wd`、`24h`",
    ),
    "no_terms": (
        "`--within`: the policy has no school terms to count `{value}` in",
        "`--within`:方案没有学期,无法计算 `{value}`",
    ),
    "unknown": ("`{option}`: no `{value}`{near}", "`{option}`:没有 `{value}`{near}"),
    "near": ("; did you mean `{near}`?", ";是不是 `{near}`?"),
    "one_of": ("; one of {words}", ";可用 {words}"),
    "no_subject": (
        "`--subject`: nothing is recorded of `{subject}`",
        "`--subject`:没有 `{subject}` 的记录",
    ),
    "many_subjects": (
        "`--subject`: {n} subjects answer to `{subject}`; write type and id, as in `{kind}/…`",
        "`--subject`:有 {n} 个对象符合 `{subject}`;请写类型和编号,如 `{kind}/…`",
    ),
    "explained": ("{subject} as of {at}", "{subject},截至 {at}"),
    "quarantined": (
        "note: {n} rows were quarantined; `carerules audit` lists them",
        "注意:有 {n} 行数据被隔离;`carerules audit` 会列出",
    ),
    "judging": ("judging cases", "正在判断"),
    "reading": ("reading", "正在读取"),
    "passed": ("ok    {name} ({file})", "通过  {name}({file})"),
    "failed": ("FAIL  {name} ({file})", "失败  {name}({file})"),
    "failed_line": ("  line {line}, as of {at}", "  第 {line} 行,截至 {at}"),
    "expected": ("    expected  {text}", "    预期  {text}"),
    "got": ("    got       {text}", "    实际  {text}"),
    "why": ("    why", "    原因"),
    "scenarios": (
        "{passed} of {all} scenarios passed, {lines} lines checked",
        "{all} 个情景中 {passed} 个通过,共检查 {lines} 行",
    ),
    "no_command": ("no command `{command}`{near}", "没有 `{command}` 这个命令{near}"),
    "no_option": ("no option `{option}`{near}", "没有 `{option}` 这个选项{near}"),
    "no_value": ("`{option}` needs a value", "`{option}` 后面要写一个值"),
    "missing_parameter": ("`{name}` is missing", "缺少 `{name}`"),
    "bad_choice": ("`{name}`: no `{value}`; one of {words}", "`{name}`:没有 `{value}`;可用 {words}"),
    "bad_value": ("`{name}`: {problem}", "`{name}` 的值不对:{problem}"),
    "extra": ("not expected: `{words}`", "多出来的内容:`{words}`"),
    "bad_line": ("{problem}", "命令行有误:{problem}"),
    "percent": (
        "`--min-coverage`: `{value}` is no whole number from 0 to 100",
        "`--min-coverage`:`{value}` 不是 0 到 100 的整数",
    ),
    "no_scenarios": (
        "the policy has no scenarios: add files below `scenarios/`",
        "方案没有情景文件:请在 `scenarios/` 下添加",
    ),
    "pages": ("{n} pages, {changed} of them written to {out}", "共 {n} 页,其中 {changed} 页写入 {out}"),
    "pages_differ": (
        "{n} pages, {changed} of them out of date in {out}",
        "共 {n} 页,其中 {changed} 页在 {out} 中已过时",
    ),
    "old_page": (
        "note: `{path}` is no page of this handbook; delete it if it was one",
        "注意:`{path}` 不是本手册的页面;如是旧页请删除",
    ),
    "no_writing": ("`--out`: `{out}` can't be written: {why}", "`--out`:无法写入 `{out}`:{why}"),
    "version": (
        "carerules {version}, policy language {understood}",
        "carerules {version},方案语言版本 {understood}",
    ),
}

HELP: Mapping[str, str] = {
    "app": "Who owed what to which child, and what was missed. / 谁该为哪个孩子做什么,哪些没有做到。",
    "check": "Check a policy: every error and warning with its place. / 检查方案:列出全部错误和警告及其位置。",
    "test": "Run a policy's scenario files. / 运行方案的情景文件。",
    "audit": "Judge a history as of an instant. / 按某一时刻审查执行情况。",
    "due": "What is owed next, and by whom. / 接下来该做什么、由谁做。",
    "explain": "Why a subject's obligations stand as they do. / 解释某一对象的职责为何如此判断。",
    "handbook": "Write a handbook: who owes what, on what ground. / 生成责任手册:谁该做什么,依据什么。",
    "version": "The versions of the program and of the language. / 程序和语言的版本。",
    "policy": "the policy's folder / 方案文件夹",
    "library": "the folder of all policies that it may refine; default: the one that holds POLICY / "
    "可供细化的方案所在的文件夹,默认是 POLICY 的上一级",
    "history": "case data: CSV, JSON Lines, Parquet or XLSX / 个案数据:CSV、JSON Lines、Parquet 或 XLSX",
    "as_of": "the instant of the question; a date means its end / 截止时刻;只写日期表示当天结束时",
    "known_as_of": "leave out what was recorded later / 不计此后才记录的事件",
    "language": "en or zh / 语言",
    "format": "form of the output / 输出格式",
    "only": "show only these, parted by commas: buckets, statuses, kinds of findings / 只显示这些,用逗号分隔",
    "unit": "only what this unit, post or role owes, or this instance of a unit / 只看该单位、岗位、角色或某一实例",
    "fail_on": "exit with 3 if there is any of these, parted by commas / 出现其中任何一种时以 3 退出",
    "unmask": "show subjects by their ids in text / 在文本中显示对象编号",
    "clauses": "Which clauses of each source are carried out, and by what. / 各依据文件的条款由什么落实。",
    "source": "only this source / 只看该依据文件",
    "coverage": "tell what the scenarios cover, and what they do not / 说明情景覆盖了什么、没有覆盖什么",
    "min_coverage": "exit with 3 if the least of the four ratios is under this / 四项中最低的一项低于此值时以 3 退出",
    "within": "how far to look ahead: 7d, 5wd, 24h / 往后看多久",
    "subject": "the subject's id, or its pseudonym such as child#3fa9c1d2 / 对象编号或代号",
    "duty": "only this duty / 只看该职责",
    "out": "the folder to write the pages to / 页面写入的文件夹",
    "no_cache": "check anew, and remember nothing / 重新检查,不读取也不保存缓存",
    "only_check": "write nothing; exit with 1 if a page is out of date / 不写入;有页面过时则以 1 退出",
    "debug": "show the traceback of a mistake of the program / 程序出错时显示详细信息",
}


def say(key: str, language: str, **parts: object) -> str:
    """The phrase `key` in `language` (`zh`, anything else is English)."""
    return WORDS[key][language == "zh"].format(**parts)
