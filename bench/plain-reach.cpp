// Who is within a limit of each of many places: one bounded Dijkstra from each, with a binary heap and
// stamps in place of clearing, in plain C++. What the reach of isochrones is measured against; see
// isochrones.ts.
//
//   plain-reach FILE RUNS   prints the checksum of the answers and the seconds of every run
//
// FILE, all words of 32 bits: nodes, arcs, places, limit; where the arcs of each node start (nodes + 1);
// heads; ticks; four words for each place: the two nodes a walk sets out to and the ticks to them. An arc
// or a start that is not walked has the ticks 0xffffffff. The answer for a place is how many nodes are
// within the limit, and the sum of their ticks.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using u32 = std::uint32_t;
using u64 = std::uint64_t;
using std::vector;

struct Arc {
  u32 head, ticks;
};

/** What is known of a node: as good as nothing unless the search that wrote it is the one at hand. */
struct Label {
  u32 search, ticks;
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

struct Graph {
  u32 limit;
  vector<u32> first;
  vector<Arc> arcs;
};

struct Answer {
  u32 nodes, ticks;
};

static Answer reachFrom(const Graph& graph, const u32* place, vector<Label>& labels, u32 search,
                        Heap& heap) {
  const auto offer = [&](u32 node, u64 ticks) {
    if (ticks > graph.limit) return;
    Label& label = labels[node];
    if (label.search == search && label.ticks <= ticks) return;
    label = {search, u32(ticks)};
    heap.push({u32(ticks), node});
  };
  offer(place[0], place[2]);
  offer(place[1], place[3]);
  Answer answer{0, 0};
  while (!heap.isEmpty()) {
    const Entry entry = heap.pop();
    if (entry.ticks > labels[entry.node].ticks) continue;
    answer.nodes++;
    answer.ticks += entry.ticks;
    const u32 end = graph.first[entry.node + 1];
    for (u32 at = graph.first[entry.node]; at < end; at++) {
      offer(graph.arcs[at].head, u64(entry.ticks) + graph.arcs[at].ticks);
    }
  }
  return answer;
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
    std::fprintf(stderr, "usage: plain-reach FILE RUNS\n");
    return 64;
  }
  const vector<u32> sizes = readWords(file, 4);
  const u32 nodeCount = sizes[0], arcCount = sizes[1], placeCount = sizes[2];
  Graph graph{sizes[3], readWords(file, nodeCount + 1), vector<Arc>(arcCount)};
  const vector<u32> head = readWords(file, arcCount), ticks = readWords(file, arcCount);
  for (u32 arc = 0; arc < arcCount; arc++) graph.arcs[arc] = {head[arc], ticks[arc]};
  const vector<u32> places = readWords(file, 4 * size_t(placeCount));
  std::fclose(file);

  vector<Label> labels(nodeCount, {0, 0});
  vector<Answer> answers(placeCount);
  Heap heap;
  u32 search = 0;
  vector<double> seconds;
  for (int run = std::atoi(argv[2]); run > 0; run--) {
    const std::clock_t began = std::clock();
    for (u32 place = 0; place < placeCount; place++) {
      answers[place] = reachFrom(graph, &places[4 * size_t(place)], labels, ++search, heap);
    }
    seconds.push_back(double(std::clock() - began) / CLOCKS_PER_SEC);
  }
  u32 checksum = 2166136261u;
  for (const Answer& answer : answers) {
    checksum = (checksum ^ answer.nodes) * 16777619u;
    checksum = (checksum ^ answer.ticks) * 16777619u;
  }
  std::printf("%u", checksum);
  for (const double one : seconds) std::printf(" %.6f", one);
  std::printf("\n");
}
