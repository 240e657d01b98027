/* The workload written by hand for this one purpose: a table of moves by condition bits, two running deadlines. */
#include <stdint.h>

typedef int64_t i64;
enum { HIGH = 5, STAYS = 64, NONE = -1 };

i64 loop(i64 cases, const i64 *first, const i64 *at, const int8_t *event, const int16_t *score, const int8_t *kind,
         const int16_t *age, const int8_t *moves, const int8_t *rule_of, const i64 *length, i64 as_of,
         int8_t *last, i64 *idle, int32_t *out_case, int8_t *out_rule, i64 *out_armed, i64 *out_end) {
    i64 n = 0;
    for (i64 c = 0; c < cases; c++) {
        int state = 0;
        i64 armed = 0, second = 0;
        for (i64 i = first[c]; i < first[c + 1]; i++) {
            i64 t = at[i];
            int s = score[i], k = kind[i];
            unsigned bits = ((s >= 70) | ((age[i] < 12) & (s >= 50))) | (s >= 40) << 1 | ((s >= 60) & (k >= 2)) << 2 |
                            (s < 40) << 3 | (s >= 50) << 4 | ((s < 55) & (k != 3)) << 5;
            int to = moves[((state * 11 + event[i]) << 6) | bits];
            if (to == NONE) { idle[0]++; continue; }
            int rule = rule_of[state];
            if (rule >= 0 && t > armed + length[rule]) {
                out_case[n] = c; out_rule[n] = rule; out_armed[n] = armed; out_end[n] = t; n++;
            }
            armed = t;
            if (to & STAYS) continue;
            if (state == HIGH && t > second + length[4]) {
                out_case[n] = c; out_rule[n] = 4; out_armed[n] = second; out_end[n] = t; n++;
            }
            state = to;
            second = t;
        }
        int rule = rule_of[state];
        if (rule >= 0 && as_of > armed + length[rule]) {
            out_case[n] = c; out_rule[n] = rule; out_armed[n] = armed; out_end[n] = as_of; n++;
        }
        if (state == HIGH && as_of > second + length[4]) {
            out_case[n] = c; out_rule[n] = 4; out_armed[n] = second; out_end[n] = as_of; n++;
        }
        last[c] = state;
    }
    return n;
}
