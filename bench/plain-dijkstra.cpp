// The nearest place of every node, type after type: one bounded Dijkstra from all places of the type,
// with a binary heap, in plain C++. What the sweeps are measured against; see nearest-of-types.ts.
//
//   plain-dijkstra FILE RUNS   prints the checksum of the answers and the seconds of every run
//
// FILE, all words of 32 bits: nodes, arcs, types, places each, limit; where the arcs of each node start
// (nodes + 1); heads; ticks; blocked (0 or 1) by node; the node of every place, type after type. An arc
// leads from a node to one that can walk to it. Of equally near places the smallest number counts.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using u32 = std::uint32_t;
using std::vector;

struct Graph {
  u32 nodeCount, arcCount, typeCount, placesEach, limit;
  vector<u32> first, head, ticks, blocked, placeNode;
};

struct Entry {
  u32 ticks, node;
};

/** A binary heap of entries, least ticks first. */
class Heap {
 public:
  bool isEmpty() const { return entries.empty(); }

  void push(Entry entry) {
    size_t at = entries.size();
    entries.push_back(entry);
    while (at > 0) {
      const size_t parent = (at - 1) / 2;
      if (entries[parent].ticks <= entry.ticks) break;
      entries[at] = entries[parent];
      at = parent;
    }
    entries[at] = entry;
  }

  Entry pop() {
    const Entry top = entries[0];
    const Entry last = entries.back();
    entries.pop_back();
    const size_t count = entries.size();
    if (count == 0) return top;
    size_t at = 0;
    for (size_t child = 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && entries[child + 1].ticks < entries[child].ticks) child++;
      if (entries[child].ticks >= last.ticks) break;
      entries[at] = entries[child];
      at = child;
    }
    entries[at] = last;
    return top;
  }

 private:
  vector<Entry> entries;
};

static const u32 UNREACHED = 0xffffffff;

static void nearestOfType(const Graph& graph, u32 type, u32* ticks, u32* place, Heap& heap) {
  for (u32 node = 0; node < graph.nodeCount; node++) ticks[node] = place[node] = UNREACHED;
  const auto offer = [&](u32 node, u32 walk, u32 to) {
    if (graph.blocked[node]) return;
    if (walk > ticks[node] || (walk == ticks[node] && to >= place[node])) return;
    ticks[node] = walk;
    place[node] = to;
    heap.push({walk, node});
  };
  for (u32 at = 0; at < graph.placesEach; at++) {
    const u32 number = type * graph.placesEach + at;
    offer(graph.placeNode[number], 0, number);
  }
  while (!heap.isEmpty()) {
    const Entry entry = heap.pop();
    if (entry.ticks > ticks[entry.node]) continue;
    const u32 to = place[entry.node];
    for (u32 arc = graph.first[entry.node]; arc < graph.first[entry.node + 1]; arc++) {
      // a way that is not walked has the ticks 0xffffffff
      const std::uint64_t walk = std::uint64_t(entry.ticks) + graph.ticks[arc];
      if (walk <= graph.limit) offer(graph.head[arc], u32(walk), to);
    }
  }
}

static vector<u32> readWords(FILE* file, size_t count) {
  vector<u32> words(count);
  if (std::fread(words.data(), 4, count, file) != count) {
    std::fprintf(stderr, "the file is too short\n");
    std::exit(1);
  }
  return words;
}

int main(int argc, char** argv) {
  FILE* file = argc == 3 ? std::fopen(argv[1], "rb") : nullptr;
  if (file == nullptr) {
    std::fprintf(stderr, "usage: plain-dijkstra FILE RUNS\n");
    return 64;
  }
  const vector<u32> sizes = readWords(file, 5);
  Graph graph{sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], {}, {}, {}, {}, {}};
  graph.first = readWords(file, graph.nodeCount + 1);
  graph.head = readWords(file, graph.arcCount);
  graph.ticks = readWords(file, graph.arcCount);
  graph.blocked = readWords(file, graph.nodeCount);
  graph.placeNode = readWords(file, size_t(graph.typeCount) * graph.placesEach);
  std::fclose(file);

  vector<u32> ticks(size_t(graph.typeCount) * graph.nodeCount), place(ticks.size());
  Heap heap;
  vector<double> seconds;
  for (int run = std::atoi(argv[2]); run > 0; run--) {
    const std::clock_t began = std::clock();
    for (u32 type = 0; type < graph.typeCount; type++) {
      const size_t at = size_t(type) * graph.nodeCount;
      nearestOfType(graph, type, &ticks[at], &place[at], heap);
    }
    seconds.push_back(double(std::clock() - began) / CLOCKS_PER_SEC);
  }
  u32 checksum = 2166136261u;
  for (size_t at = 0; at < ticks.size(); at++) {
    checksum = (checksum ^ ticks[at]) * 16777619u;
    checksum = (checksum ^ place[at]) * 16777619u;
  }
  std::printf("%u", checksum);
  for (const double one : seconds) std::printf(" %.6f", one);
  std::printf("\n");
}
