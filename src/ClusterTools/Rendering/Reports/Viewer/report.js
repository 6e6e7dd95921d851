'use strict';
// The viewer of a report: isolates a cluster in the map, the charts, the table and the 3-D view together; sorts tables; turns the voxels in space.
(() => {
  const find = (root, selector) => [...root.querySelectorAll(selector)];

  // The bytes of an inert block: zlib in base64.
  const inflate = async block => {
    const text = atob(block.textContent.trim()), bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  // Ascending positions are stored as the gaps between them, each in groups of 7 bits.
  const positions = (bytes, count) => {
    const all = new Uint32Array(count);
    for (let i = 0, at = 0, last = -1; i < count; i++) {
      let gap = 0, shift = 1, byte;
      do { byte = bytes[at++]; gap += (byte & 127) * shift; shift *= 128; } while (byte > 127);
      all[i] = last += gap + 1;
    }
    return all;
  };

  // A random order with a fixed seed (mulberry32, Fisher-Yates), so that the points of any prefix are a fair sample.
  const shuffled = count => {
    const order = new Uint32Array(count);
    let seed = 1;
    for (let i = 0; i < count; i++) order[i] = i;
    for (let i = count - 1; i > 0; i--) {
      seed = (seed + 0x6D2B79F5) | 0;
      let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      const j = Math.floor(((t ^ (t >>> 14)) >>> 0) / 4294967296 * (i + 1)), kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  };

  const load = async study => {
    const block = name => study.querySelector(`script[data-array=${name}]`);
    if (!block('positions')) return null;
    const [gaps, labels, fit] = await Promise.all(['positions', 'labels', 'fit'].map(n => block(n) ? inflate(block(n)) : null));
    const count = +block('positions').dataset.count;
    const { columns, rows, planes } = study.dataset;
    const wide = block('labels').dataset.width === '2';
    return {
      count, columns: +columns, rows: +rows, planes: +planes, fit, at: positions(gaps, count),
      labels: wide ? new Uint16Array(labels.buffer) : labels,
    };
  };

  const sortTables = root => {
    for (const table of find(root, 'table.sortable')) {
      const body = table.tBodies[0], heads = find(table, 'th');
      heads.forEach((head, column) => {
        const button = document.createElement('button');
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener('click', () => {
          const down = head.getAttribute('aria-sort') === 'ascending';
          heads.forEach(h => h.removeAttribute('aria-sort'));
          head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
          const key = row => row.cells[column].querySelector('data')?.value ?? row.cells[column].textContent;
          const order = (a, b) => {
            const x = key(a), y = key(b), known = Number.isNaN(+x) - Number.isNaN(+y);
            if (!Number.isNaN(+x) && !Number.isNaN(+y)) return down ? y - x : x - y;
            return known || (down ? -1 : 1) * x.localeCompare(y);
          };
          body.append(...[...body.rows].sort(order));
        });
      });
    }
  };

  // The planes of the map: what a click hits, and a veil over all but the isolated cluster.
  const mapView = (study, data, isolate, say) => {
    const size = data.columns * data.rows, stages = new Map();
    const voxels = new Int32Array(size * data.planes).fill(-1);
    data.at.forEach((position, i) => { voxels[position] = i; });
    for (const stage of find(study, '.stage[data-plane]')) {
      const plane = +stage.dataset.plane, canvas = document.createElement('canvas');
      const hit = event => {
        const box = stage.getBoundingClientRect();
        const x = Math.floor((event.clientX - box.left) / box.width * data.columns), y = Math.floor((event.clientY - box.top) / box.height * data.rows);
        return x < 0 || y < 0 || x >= data.columns || y >= data.rows ? null : { x, y, i: voxels[plane * size + y * data.columns + x] };
      };
      stage.append(canvas);
      stages.set(plane, canvas);
      stage.addEventListener('click', event => {
        const found = hit(event);
        if (found) isolate(found.i < 0 ? -1 : data.labels[found.i], true);
      });
      stage.addEventListener('pointermove', event => {
        const found = hit(event);
        if (!found) return;
        const fit = found.i >= 0 && data.fit ? `, r ${(data.fit[found.i] / 127.5 - 1).toFixed(2)}` : '';
        say(`Plane ${plane}, row ${found.y}, column ${found.x}: ${found.i < 0 ? 'no cluster' : `cluster ${data.labels[found.i]}${fit}`}`);
      });
      stage.addEventListener('pointerleave', () => say(''));
    }
    return chosen => {
      for (const [plane, canvas] of stages) {
        canvas.hidden = chosen < 0;
        if (chosen < 0) continue;
        const step = Math.max(1, Math.min(4, Math.floor(1200 / data.columns))), width = canvas.width = data.columns * step, height = canvas.height = data.rows * step;
        const context = canvas.getContext('2d'), image = context.createImageData(width, height), pixels = new Uint32Array(image.data.buffer);
        const has = (x, y) => {
          const i = x < 0 || y < 0 || x >= data.columns || y >= data.rows ? -1 : voxels[plane * size + y * data.columns + x];
          return i >= 0 && data.labels[i] === chosen;
        };
        for (let y = 0; y < data.rows; y++) {
          for (let x = 0; x < data.columns; x++) {
            const inside = has(x, y), left = has(x - 1, y), right = has(x + 1, y), up = has(x, y - 1), down = has(x, y + 1);
            if (inside && left && right && up && down) continue;
            for (let v = 0; v < step; v++) {
              for (let u = 0; u < step; u++) {
                const edge = step > 1 && !inside && ((!u && left) || (u === step - 1 && right) || (!v && up) || (v === step - 1 && down));
                pixels[(y * step + v) * width + x * step + u] = edge ? 0xFFFFFFFF : inside ? 0 : 0xD8121212;
              }
            }
          }
        }
        context.putImageData(image, 0, 0);
      }
    };
  };

  const shader = (gl, kind, source) => {
    const made = gl.createShader(kind);
    gl.shaderSource(made, source);
    gl.compileShader(made);
    return made;
  };

  // The voxels in space: drag, touch or arrow keys turn them, the wheel, two fingers or + and - bring them nearer.
  const cloudView = (study, data, colors, isolate) => {
    const section = study.querySelector('.cloud');
    if (!section) return null;
    const canvas = document.createElement('canvas'), gl = canvas.getContext('webgl', { antialias: false, alpha: false });
    if (!gl) return null;
    const spread = section.querySelector('input'), order = shuffled(data.count), size = data.columns * data.rows;
    const places = new Uint16Array(4 * data.count), tints = new Uint8Array(4 * data.count);
    for (let i = 0; i < data.count; i++) {
      const from = order[i], position = data.at[from], label = data.labels[from], tint = colors[label];
      const shade = data.fit ? 0.35 + 0.65 * Math.max(0, data.fit[from] / 127.5 - 1) : 1;
      places.set([position % data.columns, Math.floor(position / data.columns) % data.rows, Math.floor(position / size), label], 4 * i);
      for (let c = 0; c < 3; c++) tints[4 * i + c] = ((tint >> (16 - 8 * c)) & 255) * shade;
    }
    const program = gl.createProgram();
    gl.attachShader(program, shader(gl, gl.VERTEX_SHADER, 'attribute vec4 place;attribute vec3 tint;uniform mat4 view;uniform vec3 middle,stretch;uniform float dot,chosen;varying vec3 color;void main(){'
      + 'gl_Position=view*vec4((place.xyz-middle)*stretch,1.);bool on=chosen<0.||abs(place.w-chosen)<.5;gl_PointSize=max(1.,dot/gl_Position.w*(on?1.:.4));color=on?tint:vec3(.24);}'));
    gl.attachShader(program, shader(gl, gl.FRAGMENT_SHADER, 'precision mediump float;varying vec3 color;void main(){vec2 d=gl_PointCoord-.5;float r=dot(d,d);if(r>.25)discard;gl_FragColor=vec4(color*(1.08-1.3*r),1.);}'));
    gl.linkProgram(program);
    gl.useProgram(program);
    for (const [name, values, length, type, even] of [['place', places, 4, gl.UNSIGNED_SHORT, false], ['tint', tints, 4, gl.UNSIGNED_BYTE, true]]) {
      const at = gl.getAttribLocation(program, name);
      gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
      gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, length, type, even, 0, 0);
    }
    const uniform = name => gl.getUniformLocation(program, name), pixel = new Uint8Array(4);
    const side = Math.max(data.columns, data.rows), home = { turn: 0.5, tilt: -0.95, far: 2.4 }, focus = 1.9, near = 0.05, end = 20;
    let eye = { ...home }, chosen = -1, wanted = false, resting = 0, share = Math.min(data.count, 30000), view;
    gl.enable(gl.DEPTH_TEST);
    gl.clearColor(0x12 / 255, 0x12 / 255, 0x12 / 255, 1);

    const place = aspect => {
      const { turn, tilt, far } = eye, a = Math.cos(turn), b = Math.sin(turn), c = Math.cos(tilt), s = Math.sin(tilt);
      const w = focus * Math.min(1, 1 / aspect), h = focus * Math.min(1, aspect), p = (end + near) / (end - near), q = -2 * near * end / (end - near);
      // Turned about the axis of the planes, tilted about the horizontal, in perspective; column by column.
      return new Float32Array([a * w, -b * c * h, p * b * s, b * s, -b * w, -a * c * h, p * a * s, a * s, 0, s * h, p * c, c, 0, 0, p * far + q, far]);
    };

    const draw = moving => {
      const scale = Math.min(2, devicePixelRatio || 1), width = Math.round(canvas.clientWidth * scale), height = Math.round(canvas.clientHeight * scale);
      if (!width || !height) return;
      if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; }
      const layer = 2 / side * +spread.value;
      view = place(width / height);
      gl.viewport(0, 0, width, height);
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
      gl.uniformMatrix4fv(uniform('view'), false, view);
      gl.uniform3f(uniform('middle'), (data.columns - 1) / 2, (data.rows - 1) / 2, (data.planes - 1) / 2);
      gl.uniform3f(uniform('stretch'), 2 / side, 2 / side, layer);
      gl.uniform1f(uniform('chosen'), chosen);
      gl.uniform1f(uniform('dot'), 1.25 * focus * Math.min(width, height) / side * Math.cbrt(moving ? data.count / share : 1));
      const begun = performance.now();
      gl.drawArrays(gl.POINTS, 0, moving ? share : data.count);
      if (moving) {
        // Waits for the frame, and adapts the sample to what this machine draws in some 40 ms.
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        const took = performance.now() - begun;
        share = Math.round(Math.min(data.count, Math.max(5000, share * Math.min(2, Math.max(0.5, 40 / Math.max(1, took))))));
      }
    };
    const request = moving => {
      if (moving) {
        clearTimeout(resting);
        resting = setTimeout(() => draw(false), 160);
      }
      if (wanted) return;
      wanted = true;
      requestAnimationFrame(() => { wanted = false; draw(moving && share < data.count); });
    };
    const turn = (x, y) => {
      eye.turn += x;
      eye.tilt = Math.min(1.57, Math.max(-1.57, eye.tilt - y));
      request(true);
    };
    const zoom = factor => { eye.far = Math.min(8, Math.max(0.6, eye.far * factor)); request(true); };

    // The nearest point to the eye around a place on the screen.
    const pick = (x, y) => {
      const wide = canvas.clientWidth, high = canvas.clientHeight, layer = 2 / side * +spread.value;
      let best = Infinity, label = -1;
      for (let i = 0; i < data.count; i++) {
        const u = (places[4 * i] - (data.columns - 1) / 2) * 2 / side, v = (places[4 * i + 1] - (data.rows - 1) / 2) * 2 / side, t = (places[4 * i + 2] - (data.planes - 1) / 2) * layer;
        const depth = view[3] * u + view[7] * v + view[11] * t + view[15];
        const dx = (1 + (view[0] * u + view[4] * v + view[8] * t + view[12]) / depth) * wide / 2 - x, dy = (1 - (view[1] * u + view[5] * v + view[9] * t + view[13]) / depth) * high / 2 - y;
        const cost = depth + (dx * dx + dy * dy) / 400;
        if (dx * dx + dy * dy < 100 && cost < best) { best = cost; label = places[4 * i + 3]; }
      }
      return label;
    };

    const fingers = new Map();
    let moved = 0;
    canvas.addEventListener('pointerdown', event => {
      canvas.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, event);
      moved = 0;
    });
    canvas.addEventListener('pointermove', event => {
      const last = fingers.get(event.pointerId);
      if (!last) return;
      const x = event.clientX - last.clientX, y = event.clientY - last.clientY;
      moved += Math.abs(x) + Math.abs(y);
      if (fingers.size > 1) {
        const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
        const reach = e => Math.hypot(e.clientX - other.clientX, e.clientY - other.clientY);
        zoom(reach(last) / Math.max(1, reach(event)));
      } else turn(x / 150, y / 150);
      fingers.set(event.pointerId, event);
    });
    canvas.addEventListener('pointerup', event => {
      fingers.delete(event.pointerId);
      if (moved < 5) isolate(pick(event.offsetX, event.offsetY), true);
    });
    canvas.addEventListener('pointercancel', event => fingers.delete(event.pointerId));
    canvas.addEventListener('wheel', event => {
      if (document.activeElement !== canvas) return;
      event.preventDefault();
      zoom(Math.exp(event.deltaY / 600));
    }, { passive: false });
    canvas.addEventListener('keydown', event => {
      const steps = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] }[event.key];
      if (steps) turn(...steps);
      else if (event.key === '+' || event.key === '=') zoom(0.9);
      else if (event.key === '-') zoom(1.1);
      else if (event.key === 'Home') { eye = { ...home }; request(true); }
      else return;
      event.preventDefault();
    });
    canvas.addEventListener('webglcontextlost', () => { section.hidden = true; });
    spread.addEventListener('input', () => request(true));
    section.querySelector('button').addEventListener('click', () => { eye = { ...home }; request(true); });
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', section.querySelector('.hint').textContent);
    section.querySelector('.space').append(canvas);
    section.hidden = false;
    new ResizeObserver(() => request(false)).observe(canvas);
    return label => { chosen = label; request(false); };
  };

  // The line of a chart that passes closest to a point.
  const nearestLine = (svg, event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    let best = 12, label = -1;
    for (const path of find(svg, '[data-cluster] path')) {
      const n = path.getAttribute('d').match(/-?[\d.]+/g).map(Number);
      for (let i = 0; i + 3 < n.length; i += 2) {
        const [x, y, u, v] = [n[i], n[i + 1], n[i + 2] - n[i], n[i + 3] - n[i + 1]];
        const t = Math.min(1, Math.max(0, ((at.x - x) * u + (at.y - y) * v) / (u * u + v * v || 1)));
        const far = Math.hypot(x + t * u - at.x, y + t * v - at.y);
        if (far < best) { best = far; label = +path.closest('[data-cluster]').dataset.cluster; }
      }
    }
    return label;
  };

  const open = async study => {
    const views = [], marks = find(study, '[data-cluster]'), bar = study.querySelector('.clusters output');
    const say = text => { if (bar) bar.textContent = text || said; };
    let chosen = -1, said = '';
    const isolate = (label, toggle) => {
      chosen = toggle && label === chosen ? -1 : label;
      study.classList.toggle('isolating', chosen >= 0);
      for (const mark of marks) mark.classList.toggle('on', +mark.dataset.cluster === chosen);
      const row = study.querySelector('tr.on');
      said = row ? row.dataset.summary : '';
      say('');
      for (const show of views) show(chosen);
    };
    study.addEventListener('click', event => {
      const mark = event.target.closest('[data-cluster]'), chart = event.target.closest('.lines svg');
      if (!mark && !chart) return;
      event.preventDefault();
      isolate(mark ? +mark.dataset.cluster : nearestLine(chart, event), true);
    });
    addEventListener('keydown', event => { if (event.key === 'Escape') isolate(-1); });
    sortTables(study);
    study.classList.add('live');
    const data = await load(study);
    if (!data) return;
    const colors = study.dataset.colors.split(' ').map(c => parseInt(c, 16));
    views.push(mapView(study, data, isolate, say));
    const cloud = cloudView(study, data, colors, isolate);
    if (cloud) views.push(cloud);
    // An address that ends in #c1-7 opens with cluster 7 isolated.
    const linked = marks.find(mark => mark.id && '#' + mark.id === location.hash);
    isolate(linked ? +linked.dataset.cluster : chosen);
  };

  Promise.all(find(document, 'article').map(open)).then(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = ''; }));
})();
