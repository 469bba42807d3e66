/* The points that the reader of training.js sets: in the state they are text, "x1 x2 class;" each. */

courseFigure.ownPoints = (() => {
  "use strict";

  const EDGE = 1.2;
  const NEAR = 0.08; // from a point to the pointer that means it
  const rounded = (value) => Math.round(Math.min(Math.max(value, -EDGE), EDGE) * 100) / 100 + 0;
  const own = ({ points }) => (points.match(/[^;]+/g) ?? []).map((text) => text.split(" ").map(Number));
  const written = (points) => ({ points: points.map((point) => `${point.join(" ")};`).join("") });

  const circle = ([x, y]) => `M${x - 0.03} ${-y}a.03 .03 0 1 0 .06 0a.03 .03 0 1 0-.06 0z`;
  const square = ([x, y]) => `M${x - 0.028} ${-y - 0.028}h.056v.056h-.056z`;
  const marks = (points, t) =>
    points.filter((point) => point[2] === t).map(t ? square : circle).join("");
  const nearest = (points, [x, y]) =>
    points.findIndex(([a, b]) => Math.hypot(a - x, b - y) < NEAR);
  // A point more, or one less where there is one already.
  function toggled(v, place) {
    const points = own(v), found = nearest(points, place);
    if (found >= 0) return written(points.filter((_, i) => i !== found));
    return written([...points, [...place, Number(v.pen === "square")]]);
  }

  function byHand(plane, figure) {
    let held = -1, moved = false;
    const place = ({ clientX, clientY }) => {
      const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(plane.getScreenCTM().inverse());
      return [rounded(x), rounded(-y)];
    };
    plane.addEventListener("pointerdown", (event) => {
      moved = false;
      held = nearest(own(figure.state), place(event));
      if (held >= 0) plane.setPointerCapture(event.pointerId);
    });
    plane.addEventListener("pointermove", (event) => {
      const points = own(figure.state);
      if (!(event.buttons & 1) || !points[held]) return;
      const here = place(event);
      if (!moved && nearest([points[held]], here) === 0) return;
      moved = true;
      points[held] = [...here, points[held][2]];
      figure.move(written(points));
    });
    plane.addEventListener("click", (event) => {
      if (!moved) figure.move(toggled(figure.state, place(event)));
    });
  }

  function byKeys(plane, figure, cross, told) {
    let cursor = [0, 0];
    const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    plane.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key in WAYS) {
        const by = event.shiftKey ? 0.3 : 0.1;
        cursor = cursor.map((value, axis) => rounded(value + by * WAYS[event.key][axis]));
      } else if (event.key === " ") {
        figure.move(toggled(figure.state, cursor));
      } else {
        return;
      }
      event.preventDefault();
      cross.setAttribute("transform", `translate(${cursor[0]} ${-cursor[1]})`);
      told(cursor, nearest(own(figure.state), cursor) >= 0);
    });
  }

  return { own, written, toggled, marks, byHand, byKeys };
})();
