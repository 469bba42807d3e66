"""What a freshly forked child does before any student code runs in it. There is no way back.

Runs inside the sandbox, so it needs nothing but the standard library and, for the filter of system
calls, ``libseccomp``.
"""

import contextlib
import ctypes
import errno
import os
import resource
import socket
import sys
from typing import Any

LIBSECCOMP = "libseccomp.so.2"
# The only folder that a student's process can write to; it is there for one submission.
FOLDER = "/home/student"

_NEWNS, _NEWPID = 0x00020000, 0x20000000
_NEW_NAMESPACES = 0x7E020000
_NOSUID_NODEV, _NOEXEC = 2 | 4, 8
_CAPABILITY_VERSION_3 = 0x20080522
_PR_SET_NO_NEW_PRIVS = 38

# What no exercise needs, what would widen a student's reach into the kernel, and what would
# outlive the student's process.
_FORBIDDEN_CALLS = (
    "add_key", "bpf", "chroot", "delete_module", "finit_module", "fsconfig", "fsmount", "fsopen",
    "init_module", "io_uring_enter", "io_uring_register", "io_uring_setup", "kexec_file_load",
    "kexec_load", "keyctl", "memfd_create", "memfd_secret", "mount", "mount_setattr",
    "move_mount", "mq_open", "msgget", "name_to_handle_at", "open_by_handle_at", "open_tree",
    "perf_event_open", "pidfd_getfd", "pivot_root", "process_vm_readv", "process_vm_writev",
    "ptrace", "quotactl", "request_key", "semget", "setns", "shmget", "swapon", "syslog",
    "umount2", "unshare", "userfaultfd",
)


def confine(limits: dict[str, int], user: int | None, calls: "CallFilter") -> None:
    """Shut this process in: own namespaces and folders, limits, another user, filtered calls.

    ``user`` is the user id to take, for a process that root started; None if there is nothing to
    drop but capabilities. Call in the first process of a new process-id namespace.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    _check(libc.unshare(_NEWNS), "unshare")
    owner = "" if user is None else f",uid={user},gid={user}"
    folder = f"size={limits['folder']},nr_inodes=4096,mode=700{owner}".encode()
    for target in (FOLDER.encode(), b"/dev/shm"):
        _check(libc.mount(b"tmpfs", target, b"tmpfs", _NOSUID_NODEV, folder), "mount")
    _check(libc.mount(b"proc", b"/proc", b"proc", _NOSUID_NODEV | _NOEXEC, None), "mount /proc")
    set_limits(limits)
    with open("/proc/self/oom_score_adj", "w", encoding="utf-8") as file:
        file.write("1000")
    if user is not None:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    _drop_capabilities(libc)
    _check(libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges")
    calls.load()


def set_limits(limits: dict[str, int]) -> None:
    """Set the limits that the kernel keeps for a process and its children."""
    pairs = [
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_CPU, limits["cpu"]),
        (resource.RLIMIT_FSIZE, limits["file"]),
        (resource.RLIMIT_NOFILE, limits["open_files"]),
        (resource.RLIMIT_CORE, 0),
    ]
    if "processes" in limits:
        pairs.append((resource.RLIMIT_NPROC, limits["processes"]))
    for which, most in pairs:
        # macOS does not keep every one of them.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))


def enter_process_namespace(own: int) -> None:
    """Let the next fork start a process-id namespace; ``own`` is a descriptor of the present one.

    The kernel allows only one pending namespace, so the earlier one is given up first.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    _check(libc.setns(own, _NEWPID), "setns")
    _check(libc.unshare(_NEWPID), "unshare")


def _drop_capabilities(libc: ctypes.CDLL) -> None:
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    _check(libc.capset(header, (ctypes.c_uint32 * 6)()), "capset")


class _Comparison(ctypes.Structure):
    _fields_ = [
        ("argument", ctypes.c_uint),
        ("operator", ctypes.c_int),
        ("a", ctypes.c_uint64),
        ("b", ctypes.c_uint64),
    ]


class CallFilter:
    """A filter of system calls, made once and put on every student's process."""

    def __init__(self) -> None:
        allow, equal, greater, masked_equal = 0x7FFF0000, 4, 6, 7
        self._library = ctypes.CDLL(LIBSECCOMP)
        self._library.seccomp_init.restype = ctypes.c_void_p
        self._context = ctypes.c_void_p(self._library.seccomp_init(allow))
        for name in _FORBIDDEN_CALLS:
            self._refuse(name, errno.EPERM)
        self._refuse("clone3", errno.ENOSYS)
        for bit in (1 << n for n in range(32) if _NEW_NAMESPACES >> n & 1):
            self._refuse("clone", errno.EPERM, (0, masked_equal, bit, bit))
        # Families beyond IP reach past the network namespace (vsock) or into the kernel (netlink).
        for family in range(socket.AF_INET + 1, socket.AF_INET6):
            self._refuse("socket", errno.EAFNOSUPPORT, (0, equal, family, 0))
        self._refuse("socket", errno.EAFNOSUPPORT, (0, greater, socket.AF_INET6, 0))

    def load(self) -> None:
        """Put the filter on this process for good."""
        code = self._library.seccomp_load(self._context)
        if code != 0:
            raise OSError(-code, "seccomp_load")

    def _refuse(self, name: str, error: int, *comparisons: Any) -> None:
        number = self._library.seccomp_syscall_resolve_name(name.encode())
        if number < 0:
            return
        array = (_Comparison * max(len(comparisons), 1))(*comparisons)
        code = self._library.seccomp_rule_add_array(
            self._context, ctypes.c_uint32(0x00050000 | error), number, len(comparisons), array
        )
        if code != 0:
            raise OSError(-code, f"seccomp rule for {name}")


def _check(code: int, what: str) -> None:
    if code != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def leave_terminal() -> None:
    """Give this process no input, and an output that nobody reads."""
    sys.stdin.close()
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
