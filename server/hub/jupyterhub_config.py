"""JupyterHub for a class on one machine: write the names in and start it as Appendix E says."""

from pathlib import Path

COURSE = Path("/opt/neuron-to-mnist")
STATE = Path("/srv/jupyterhub")
# The names that people log in with, by the id of their course in nbgrader's exchange.
STUDENTS = {
    "neuron-to-mnist-en": {"alice"},
    "neuron-to-mnist-ko": {"bora"},
}
INSTRUCTORS = {"instructor"}
BIN = COURSE / ".venv/bin"

c = get_config()  # type: ignore[name-defined]  # noqa: F821

# Passwords must not travel unencrypted: for other machines name a certificate too, in
# c.JupyterHub.ssl_cert and c.JupyterHub.ssl_key, or let a web server with one pass requests on.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.db_url = f"sqlite:///{STATE}/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = f"{STATE}/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = f"{STATE}/proxy.pid"
c.ConfigurableHTTPProxy.command = [
    f"{BIN}/node", f"{COURSE}/node_modules/configurable-http-proxy/bin/configurable-http-proxy"
]

c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = INSTRUCTORS.union(*STUDENTS.values())
c.JupyterHub.load_groups = {
    group: {"users": sorted(names)} for group, names in {**STUDENTS, "staff": INSTRUCTORS}.items()
}

# Everybody's server runs under their own account. A student's starts in their home folder with the
# menus that students need, an instructor's in the course folder with all of them.
server = f"{BIN}/jupyterhub-singleuser"
c.JupyterHub.spawner_class = "localprocess"
c.Spawner.cmd = [server]
c.Spawner.default_url = "/lab"
c.Spawner.environment = {"PATH": f"{BIN}:/usr/local/bin:/usr/bin:/bin"}
# A login shell, which terminals would have, sets PATH anew.
c.Spawner.args = ["--ServerApp.terminado_settings=shell_command=['/bin/bash']"]
in_course_folder = ["/bin/bash", "-c", 'cd ~/course; exec "$@"', "bash", server]
c.Spawner.group_overrides = {
    "staff": {"groups": ["staff"], "spawner_override": {"cmd": in_course_folder}}
}
for course in STUDENTS:
    environment = {"COURSE_ID": course, "JUPYTER_CONFIG_PATH": f"{COURSE}/server/hub/students"}
    c.Spawner.group_overrides[course] = {
        "groups": [course], "spawner_override": {"environment": environment}
    }
