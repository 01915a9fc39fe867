"""Figures of small signed graphs, computed apart from the program with networkx 3.6 and by brute force.

    causeway analyse examples/multiple-disadvantage.ron --json > example.json
    python3 make.py example.json > expected.json

Of the program's answer only the connections are read (from, to, sign); the other graphs are random with the seeds below.
"""
import itertools
import json
import random
import sys

import networkx as nx


def random_graph(nodes, edges, seed):
    rng = random.Random(seed)
    pairs = {}
    while len(pairs) < edges:
        a, b = rng.randrange(nodes), rng.randrange(nodes)
        if a != b:
            pairs.setdefault((a, b), rng.choice([1, 1, 1, -1, -1, 0]))
    return [(a, b, s) for (a, b), s in sorted(pairs.items())]


def example(path):
    signs = {"+": 1, "-": -1, "?": 0, "contested": 0}
    pairs = {}
    for c in json.load(open(path))["connections"]:
        if c["kind"] == "influence" and c["direction"] != "undirected":
            a, b = int(c["from"][1:]), int(c["to"][1:])
            pairs[a, b] = signs[c["pair_polarity"]]
            if c["direction"] == "mutual":
                pairs[b, a] = signs[c["pair_polarity"]]
    return [(a, b, s) for (a, b), s in sorted(pairs.items())]


def independent(graph, longest):
    """Lengths of a shortest independent set: all cycles by length, taken when independent over GF(2)."""
    index = {edge: at for at, edge in enumerate(graph.edges)}
    need = sum(graph.subgraph(c).size() - len(c) + 1 for c in nx.strongly_connected_components(graph))
    rows, lengths = {}, []
    for cycle in sorted(nx.simple_cycles(graph, length_bound=longest), key=len):
        row = sum(1 << index[edge] for edge in zip(cycle, cycle[1:] + cycle[:1]))
        while row and row & -row in rows:
            row ^= rows[row & -row]
        if row:
            rows[row & -row] = row
            lengths.append(len(cycle))
    assert len(lengths) == need, (len(lengths), need)
    return lengths


def smallest_feedback_set(graph):
    """By component: every set of every size until one leaves no cycle."""
    total = 0
    for component in nx.strongly_connected_components(graph):
        cycles = [set(c) for c in nx.simple_cycles(graph.subgraph(component))]
        for size in itertools.count():
            if not cycles or hitting(cycles, size):
                total += size
                break
    return total


def hitting(cycles, size):
    first = min(cycles, key=len)
    if size == 0:
        return False
    for node in first:
        left = [c for c in cycles if node not in c]
        if not left or hitting(left, size - 1):
            return True
    return False


def paths(graph, a, b, longest):
    found = {1: 0, -1: 0, 0: 0}
    for path in nx.all_simple_paths(graph, a, b, cutoff=longest):
        sign = 1
        for edge in zip(path, path[1:]):
            sign *= graph.edges[edge]["sign"]
        found[sign] += 1
    flow = nx.maximum_flow_value(graph, a, b, capacity="one") if nx.has_path(graph, a, b) else 0
    shortest = {1: 0, -1: 0, 0: 0}
    if nx.has_path(graph, a, b):
        for path in nx.all_shortest_paths(graph, a, b):
            sign = 1
            for edge in zip(path, path[1:]):
                sign *= graph.edges[edge]["sign"]
            shortest[sign] += 1
    names = [1, -1, 0]
    return {"from": a, "to": b, "signs": [found[n] for n in names], "shortest": [shortest[n] for n in names], "flow": flow}


def figures(name, edges, longest, seed):
    graph = nx.DiGraph()
    graph.add_nodes_from(sorted({n for a, b, _ in edges for n in (a, b)}))
    for a, b, sign in edges:
        graph.add_edge(a, b, sign=sign, one=1)
    nodes = list(graph)
    rng = random.Random(seed)
    pairs = [rng.sample(nodes, 2) for _ in range(12)]
    try:
        eigen = nx.eigenvector_centrality(graph, max_iter=100_000, tol=1e-12)
    except nx.PowerIterationFailedConvergence:
        eigen = None
    return {
        "name": name,
        "edges": edges,
        "nodes": nodes,
        "density": nx.density(graph),
        "page_rank": list(nx.pagerank(graph, tol=1e-12, max_iter=1000).values()),
        "eigenvector": eigen and list(eigen.values()),
        "drivers": sum(graph.in_degree(n) == 0 for n in nodes),
        "receivers": sum(graph.out_degree(n) == 0 for n in nodes),
        "independent": independent(graph, longest),
        "feedback_set": smallest_feedback_set(graph),
        "paths": [paths(graph, a, b, 7) for a, b in pairs],
    }


if __name__ == "__main__":
    graphs = [figures("example", example(sys.argv[1]), None, 1)]
    graphs += [figures(f"random {n}/{m}", random_graph(n, m, seed), None, seed) for n, m, seed in [(12, 30, 2), (25, 55, 3), (30, 75, 4)]]
    lines = ",\n".join(json.dumps(graph, separators=(",", ":")) for graph in graphs)
    print(f"[\n{lines}\n]")
