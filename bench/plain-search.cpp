// What the engine is measured against: bounded Dijkstra searches with a binary heap, in plain C++.
//
//   plain-search FILE RUNS   prints the checksum of the answers and the seconds of every run
//
// FILE, all words of 32 bits, is what plain-question.ts writes: the kind of question; nodes, arcs, sources,
// types, k, limit; where the arcs of each node start (nodes + 1); heads; ticks; four words for each source:
// two nodes and the ticks to them; the mass of every node. An arc or a source that is not walked has
// the ticks 0xffffffff. Sources are divided evenly among types. The answers, in words:
//
//   0 nearest      by type and node: ticks and number of the nearest source, the smaller one of equals
//   1 counts       by type and node: how many sources are within the limit
//   2 k nearest    by type and node: ticks and number of the k nearest sources
//   3 reach        by source: how many nodes are within the limit, and the sum of their ticks
//   4 catchments   by source: how many nodes are within the limit, and the sum of their masses
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>
#include <vector>

using u32 = std::uint32_t;
using u64 = std::uint64_t;
using std::vector;

static const u32 UNREACHED = 0xffffffff;

struct Arc {
  u32 head, ticks;
};

struct Question {
  u32 kind, nodeCount, arcCount, sourceCount, typeCount, k, limit;
  vector<u32> first;
  vector<Arc> arcs;
  vector<u32> sources, masses;
  u32 sourcesEach() const { return sourceCount / typeCount; }
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

/** What is known of a node: as good as nothing unless the search that wrote it is the one at hand. */
struct Label {
  u32 search, ticks;
};

/** Searches from one source after another; stamps in place of clearing. */
class Search {
 public:
  explicit Search(const Question& asked) : question(asked), labels(asked.nodeCount, {0, 0}) {}

  /** Calls back with every node within the limit and its ticks, nearest first. */
  template <typename Visit>
  void from(u32 source, Visit visit) {
    search++;
    const u32* ends = &question.sources[4 * size_t(source)];
    offer(ends[0], ends[2]);
    offer(ends[1], ends[3]);
    while (!heap.isEmpty()) {
      const Entry entry = heap.pop();
      if (entry.ticks > labels[entry.node].ticks) continue;
      visit(entry.node, entry.ticks);
      const u32 end = question.first[entry.node + 1];
      for (u32 at = question.first[entry.node]; at < end; at++) {
        offer(question.arcs[at].head, u64(entry.ticks) + question.arcs[at].ticks);
      }
    }
  }

 private:
  void offer(u32 node, u64 ticks) {
    if (ticks > question.limit) return;
    Label& label = labels[node];
    if (label.search == search && label.ticks <= ticks) return;
    label = {search, u32(ticks)};
    heap.push({u32(ticks), node});
  }

  const Question& question;
  vector<Label> labels;
  Heap heap;
  u32 search = 0;
};

/** One search from all sources of a type at once. */
static void nearestOfType(const Question& question, u32 type, u32* answers, Heap& heap) {
  for (size_t at = 0; at < 2 * size_t(question.nodeCount); at++) answers[at] = UNREACHED;
  const auto offer = [&](u32 node, u64 ticks, u32 source) {
    u32* known = answers + 2 * size_t(node);
    if (ticks > question.limit || ticks > known[0]) return;
    if (ticks == known[0] && source >= known[1]) return;
    known[0] = u32(ticks);
    known[1] = source;
    heap.push({u32(ticks), node});
  };
  for (u32 at = 0; at < question.sourcesEach(); at++) {
    const u32 source = type * question.sourcesEach() + at;
    const u32* ends = &question.sources[4 * size_t(source)];
    offer(ends[0], ends[2], source);
    offer(ends[1], ends[3], source);
  }
  while (!heap.isEmpty()) {
    const Entry entry = heap.pop();
    const u32* known = answers + 2 * size_t(entry.node);
    if (entry.ticks > known[0]) continue;
    const u32 source = known[1];
    const u32 end = question.first[entry.node + 1];
    for (u32 at = question.first[entry.node]; at < end; at++) {
      offer(question.arcs[at].head, u64(entry.ticks) + question.arcs[at].ticks, source);
    }
  }
}

static void nearest(const Question& question, vector<u32>& answers) {
  Heap heap;
  answers.resize(2 * size_t(question.typeCount) * question.nodeCount);
  for (u32 type = 0; type < question.typeCount; type++) {
    nearestOfType(question, type, &answers[2 * size_t(type) * question.nodeCount], heap);
  }
}

static void counts(const Question& question, Search& search, vector<u32>& answers) {
  answers.assign(size_t(question.typeCount) * question.nodeCount, 0);
  for (u32 source = 0; source < question.sourceCount; source++) {
    u32* own = &answers[size_t(source / question.sourcesEach()) * question.nodeCount];
    search.from(source, [&](u32 node, u32) { own[node]++; });
  }
}

static void kNearest(const Question& question, Search& search, vector<u32>& answers) {
  const size_t width = 2 * size_t(question.k);
  answers.assign(width * question.typeCount * question.nodeCount, UNREACHED);
  for (u32 source = 0; source < question.sourceCount; source++) {
    u32* own = &answers[width * (source / question.sourcesEach()) * question.nodeCount];
    search.from(source, [&](u32 node, u32 ticks) {
      u32* row = own + width * node;
      size_t at = width;
      // sources come by rising numbers, so of equals the one that is there stays in front
      for (; at > 0 && row[at - 2] > ticks; at -= 2) {
        if (at == width) continue;
        row[at] = row[at - 2];
        row[at + 1] = row[at - 1];
      }
      if (at == width) return;
      row[at] = ticks;
      row[at + 1] = source;
    });
  }
}

/** How many nodes, and the sum of what each of them counts. */
template <typename Amount>
static void sums(const Question& question, Search& search, vector<u32>& answers, Amount amount) {
  answers.resize(2 * size_t(question.sourceCount));
  for (u32 source = 0; source < question.sourceCount; source++) {
    u32 nodes = 0, sum = 0;
    search.from(source, [&](u32 node, u32 ticks) {
      nodes++;
      sum += amount(node, ticks);
    });
    answers[2 * size_t(source)] = nodes;
    answers[2 * size_t(source) + 1] = sum;
  }
}

static void answer(const Question& question, Search& search, vector<u32>& answers) {
  switch (question.kind) {
    case 0: return nearest(question, answers);
    case 1: return counts(question, search, answers);
    case 2: return kNearest(question, search, answers);
    case 3: return sums(question, search, answers, [](u32, u32 ticks) { return ticks; });
    default:
      return sums(question, search, answers, [&](u32 node, u32) { return question.masses[node]; });
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

static Question readQuestion(FILE* file) {
  const vector<u32> head = readWords(file, 7);
  Question question{head[0], head[1], head[2], head[3], head[4], head[5], head[6], {}, {}, {}, {}};
  question.first = readWords(file, question.nodeCount + 1);
  const vector<u32> heads = readWords(file, question.arcCount);
  const vector<u32> ticks = readWords(file, question.arcCount);
  question.arcs.resize(question.arcCount);
  for (u32 arc = 0; arc < question.arcCount; arc++) question.arcs[arc] = {heads[arc], ticks[arc]};
  question.sources = readWords(file, 4 * size_t(question.sourceCount));
  question.masses = readWords(file, question.nodeCount);
  return question;
}

int main(int argc, char** argv) {
  FILE* file = argc == 3 ? std::fopen(argv[1], "rb") : nullptr;
  if (file == nullptr) {
    std::fprintf(stderr, "usage: plain-search FILE RUNS\n");
    return 64;
  }
  const Question question = readQuestion(file);
  std::fclose(file);
  Search search(question);
  vector<u32> answers;
  vector<double> seconds;
  for (int run = std::atoi(argv[2]); run > 0; run--) {
    const std::clock_t began = std::clock();
    answer(question, search, answers);
    seconds.push_back(double(std::clock() - began) / CLOCKS_PER_SEC);
  }
  u32 checksum = 2166136261u;
  for (const u32 word : answers) checksum = (checksum ^ word) * 16777619u;
  std::printf("%u", checksum);
  for (const double one : seconds) std::printf(" %.6f", one);
  std::printf("\n");
}
