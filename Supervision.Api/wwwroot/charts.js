// Draws each chart from the very table that stands beside it: what a chart shows is what the table says. Without scripts, and on paper, the table stands alone.
(() => {
  if (!window.Chart) return;
  const ink = "#1b1f24";
  // Each at least 3:1 on white; red is for what is late, and every tone has a pattern and a mark of its own besides.
  const tones = { late: "#9b1c1c", plain: ["#123f73", "#8a6100", "#17603a", "#5b3a8c", "#4a5560"] };
  const marks = ["circle", "rect", "triangle", "rectRot", "crossRot"];
  const dashes = [[], [7, 4], [2, 3], [10, 3, 2, 3], [1, 2]];

  Chart.defaults.animation = false;
  Chart.defaults.color = ink;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 14;

  const number = text => {
    const digits = text.replace(/[.\s\u00a0%]/g, "").replace(",", ".");
    return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
  };
  const said = element => element.textContent.replace(/\s+/g, " ").trim();

  // A colour with lines across it, so that nobody has to tell colours apart.
  const pattern = (colour, at) => {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const draw = tile.getContext("2d");
    draw.fillStyle = colour;
    draw.fillRect(0, 0, 8, 8);
    draw.strokeStyle = "rgba(255, 255, 255, .55)";
    draw.lineWidth = 1.5;
    const lines = [[], [[0, 8, 8, 0]], [[0, 4, 8, 4]], [[4, 0, 4, 8]], [[0, 0, 8, 8], [0, 8, 8, 0]]][at % 5];
    for (const [x, y, toX, toY] of lines) { draw.beginPath(); draw.moveTo(x, y); draw.lineTo(toX, toY); draw.stroke(); }
    return draw.createPattern(tile, "repeat");
  };

  const read = table => {
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows];
    return {
      labels: rows.map(row => said(row.cells[0])),
      rows,
      series: heads.flatMap((head, at) => head.hasAttribute("data-series")
        ? [{ name: said(head), tone: head.dataset.tone, cells: rows.map(row => row.cells[at]) }] : []),
    };
  };

  // Two lines at most: the table has the rest.
  const inLines = (text, longest) => {
    const lines = [""];
    for (const word of text.split(" ")) {
      const joined = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (joined.length <= longest) lines[lines.length - 1] = joined;
      else if (lines.length < 2) lines.push(word);
      else { lines[1] += "…"; break; }
    }
    return lines;
  };

  const save = (name, url) => {
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
  };

  // A spreadsheet program takes a cell that begins so for a formula.
  const cell = text => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const csv = table => "\ufeff" + [...table.rows].map(row => [...row.cells].map(one => cell(said(one))).join(",")).join("\r\n") + "\r\n";

  const downloads = (box, table, chart) => {
    const line = document.createElement("p");
    line.className = "papers downloads";
    const button = (words, does) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "quiet";
      made.textContent = words;
      made.addEventListener("click", does);
      line.append(made);
    };
    button("Tải bảng (CSV)", () => {
      const url = URL.createObjectURL(new Blob([csv(table)], { type: "text/csv;charset=utf-8" }));
      save(`${table.id}.csv`, url);
      URL.revokeObjectURL(url);
    });
    button("Tải biểu đồ (PNG)", () => save(`${table.id}.png`, chart.toBase64Image("image/png", 1)));
    box.append(line);
  };

  const draw = box => {
    const table = document.getElementById(box.dataset.table);
    if (!table) return;
    const { labels, rows, series } = read(table);
    if (labels.length === 0) return;
    const isLine = box.dataset.chart === "line";
    const stacked = box.dataset.chart === "stack";
    let plain = 0;
    const datasets = series.map((one, index) => {
      const late = one.tone === "late";
      const at = late ? 0 : plain++;
      const colour = late ? tones.late : tones.plain[at % tones.plain.length];
      const set = { label: one.name, data: one.cells.map(of => number(said(of))) };
      if (isLine) return { ...set, borderColor: colour, backgroundColor: colour, borderDash: dashes[index % 5], pointStyle: marks[index % 5], pointRadius: 5, borderWidth: 2, spanGaps: true };
      const own = rows.some(row => row.dataset.tone === "late");
      const fill = row => row.dataset.tone === "late" ? pattern(tones.late, 1) : pattern(colour, late ? 1 : index);
      return { ...set, backgroundColor: own ? rows.map(fill) : fill({ dataset: {} }), borderColor: own ? rows.map(row => row.dataset.tone === "late" ? tones.late : colour) : colour, borderWidth: 1 };
    });

    const frame = document.createElement("div");
    frame.className = "frame";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `Biểu đồ: ${box.dataset.name}. Số liệu ở bảng bên cạnh.`);
    frame.append(canvas);
    box.append(frame);
    // As high as its rows need, set before anything is drawn: nothing moves afterwards.
    const valueAxis = { stacked, beginAtZero: true, max: box.dataset.most ? Number(box.dataset.most) : undefined, ticks: { precision: 0, callback: value => value.toLocaleString("vi-VN") } };
    const longest = box.clientWidth < 480 ? 17 : 28;
    const labelAxis = { stacked, grid: { display: false }, ticks: { autoSkip: isLine, callback(value) {
      const label = this.getLabelForValue(value);
      return isLine ? label : inLines(label, longest);
    } } };
    const chart = new Chart(canvas, {
      type: isLine ? "line" : "bar",
      data: { labels, datasets },
      options: {
        indexAxis: isLine ? "x" : "y",
        responsive: true,
        maintainAspectRatio: false,
        scales: isLine ? { x: labelAxis, y: valueAxis } : { x: valueAxis, y: labelAxis },
        plugins: {
          legend: { display: datasets.length > 1, position: "top", align: "start", labels: { usePointStyle: isLine, pointStyleWidth: 16, boxWidth: 24, padding: 12 } },
          tooltip: { callbacks: { label: item => `${item.dataset.label}: ${said(series[item.datasetIndex].cells[item.dataIndex])}` } },
        },
        onClick: (event, found) => {
          const link = found.length && series[found[0].datasetIndex].cells[found[0].index].querySelector("a");
          if (link) location.href = link.href;
        },
      },
    });
    downloads(box, table, chart);
  };
  document.querySelectorAll(".chart[data-table]").forEach(draw);
})();
