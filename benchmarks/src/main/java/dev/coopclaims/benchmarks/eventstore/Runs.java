package dev.coopclaims.benchmarks.eventstore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of several contenders over several interleaved runs. Ratios are computed per run, between figures
 * measured seconds apart, and the median is taken afterwards, so that a drifting machine does less harm.
 */
final class Runs {

    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    /** Adds the next run's figure of a contender. */
    void add(String contender, double figure) {
        figures.computeIfAbsent(contender, name -> new ArrayList<>()).add(figure);
    }

    /** The contenders in the order of their first figure. */
    List<String> contenders() {
        return List.copyOf(figures.keySet());
    }

    Optional<Spread> of(String contender) {
        return Optional.ofNullable(figures.get(contender)).map(Spread::of);
    }

    /** One contender's figures divided by another's, run by run. */
    Optional<Spread> ratio(String contender, String other) {
        return ratioToBestOf(contender, List.of(other));
    }

    /** One contender's figures divided by the best of others', run by run. */
    Optional<Spread> ratioToBestOf(String contender, List<String> others) {
        List<Double> mine = figures.get(contender);
        List<List<Double>> theirs =
                others.stream().filter(figures::containsKey).map(figures::get).toList();
        if (mine == null || theirs.isEmpty()) {
            return Optional.empty();
        }
        List<Double> ratios = new ArrayList<>();
        for (int run = 0; run < mine.size(); run++) {
            double best = 0;
            for (List<Double> figuresOfOne : theirs) {
                best = Math.max(best, run < figuresOfOne.size() ? figuresOfOne.get(run) : 0);
            }
            if (best > 0) {
                ratios.add(mine.get(run) / best);
            }
        }
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
    }
}
