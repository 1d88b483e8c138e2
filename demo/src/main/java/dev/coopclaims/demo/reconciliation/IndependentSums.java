package dev.coopclaims.demo.reconciliation;

import dev.coopclaims.demo.reconciliation.Ending.Amounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the demonstration must end with, computed by the rules of {@code /demo/README.md} directly from the rows: no
 * claims, no invoices, only running sums under text keys.
 */
public final class IndependentSums {
    /** 40 % of 1,000 pounds, which are worth some 508 dollars: below 1,500 (rule 7). */
    static final BigDecimal CONVERTED = new BigDecimal("400.00");

    /** What FINANCE gives each partner (rule 13). */
    static final BigDecimal GIVEN = new BigDecimal("25.00");

    private static final String SEPARATOR = "|";
    private static final int MONTHS = 6;
    /** 30, 14 and 7 days before the claiming period ends (rule 14). */
    private static final int WARNINGS = 3;

    private final Map<String, Expected> claims;
    private final Map<String, Money> funds = new TreeMap<>();
    private final List<String> organisations;
    private final boolean closed;

    private IndependentSums(Map<String, Expected> claims, List<String> organisations, boolean closed) {
        this.claims = claims;
        this.organisations = organisations;
        this.closed = closed;
        for (String organisation : organisations) {
            funds.put(organisation, money(organisation));
        }
    }

    /** What it must come to once the claiming period is over, and everything that time does is done (rule 14). */
    public IndependentSums afterTheClose() {
        Map<String, Expected> later = new TreeMap<>();
        claims.forEach((title, claim) -> later.put(title, claim.later()));
        return new IndependentSums(later, organisations, true);
    }

    /** Whether the claiming period is over. */
    boolean isClosed() {
        return closed;
    }

    /**
     * How a claim must end.
     *
     * @param organisation its organisation
     * @param planned the sum of its rows, in GBP
     * @param first the sum of the rows of its first invoice
     */
    record Expected(String organisation, Ending ending, BigDecimal planned, BigDecimal first) {

        String status() {
            return ending.status();
        }

        Amounts amounts() {
            return ending.amounts(planned, first);
        }

        private Expected later() {
            return new Expected(organisation, ending.later(), planned, first);
        }
    }

    /**
     * What a partner's fund must end with, in GBP.
     *
     * @param accrued the co-op share of all incentives
     * @param rolled what was rolled over to the next period (rule 13)
     * @param amounts the amounts of all its claims
     * @param claims the number of its claims
     * @param closed whether the claiming period is over
     */
    record Money(BigDecimal accrued, BigDecimal rolled, Amounts amounts, int claims, boolean closed) {

        /** What FINANCE corrected, in sum. */
        BigDecimal adjusted() {
            return GIVEN.subtract(rolled);
        }

        BigDecimal total() {
            return accrued.add(adjusted());
        }

        BigDecimal claimed() {
            return amounts.approved().add(amounts.reserved());
        }

        /** Everything that no claim holds when nobody can claim any more. */
        BigDecimal forfeited() {
            return closed ? total().subtract(claimed()) : BigDecimal.ZERO;
        }

        BigDecimal available() {
            return total().subtract(claimed()).subtract(forfeited());
        }

        int warnings() {
            return closed ? WARNINGS : 0;
        }
    }

    /**
     * Sums the rows.
     *
     * @param claims how many claims, in the order of rule 6
     * @param organisations the partners, in the order of rule 5
     */
    public static IndependentSums of(Reader rows, Reader categories, int claims, List<String> organisations)
            throws IOException {
        String text = new BufferedReader(rows).lines().collect(Collectors.joining("\n"));
        Map<String, String> decisions = new HashMap<>();
        CsvText.eachLine(categories, line -> decisions.put(line.at("category"), line.at("decision")));

        Map<String, Set<String>> monthsOfInvoice = new HashMap<>();
        Set<String> credited = new HashSet<>();
        CsvText.eachLine(new StringReader(text), line -> {
            monthsOfInvoice
                    .computeIfAbsent(invoice(line), none -> new HashSet<>())
                    .add(month(line));
            if (net(line).signum() <= 0) {
                credited.add(invoice(line));
            }
        });

        Map<String, BigDecimal> sums = new HashMap<>();
        Map<String, String> firstInvoices = new HashMap<>();
        Map<String, BigDecimal> firsts = new HashMap<>();
        Set<String> inSeveralMonths = new HashSet<>();
        CsvText.eachLine(new StringReader(text), line -> {
            if (!credited.contains(invoice(line))) {
                String claim = line.at("Supplier ID") + SEPARATOR + month(line) + SEPARATOR + category(line);
                sums.merge(claim, net(line), BigDecimal::add);
                firstInvoices.putIfAbsent(claim, invoice(line));
                if (invoice(line).equals(firstInvoices.get(claim))) {
                    firsts.merge(claim, net(line), BigDecimal::add);
                }
                if (monthsOfInvoice.getOrDefault(invoice(line), Set.of()).size() > 1) {
                    inSeveralMonths.add(claim);
                }
            }
        });
        Map<String, String> fitting = new TreeMap<>();
        Map<String, String> others = new TreeMap<>();
        for (String claim : sums.keySet()) {
            String decision = decisions.get(claim.substring(claim.lastIndexOf(SEPARATOR) + 1));
            String sortedBy = (inSeveralMonths.contains(claim) ? "0" : "1") + sha256(claim);
            ("APPROVE".equals(decision) ? fitting : others).put(sortedBy, claim);
        }
        Map<String, Ending> endings = endings(fitting.values(), others.values(), claims);
        Map<String, Expected> expected = new TreeMap<>();
        endings.forEach((claim, ending) -> {
            BigDecimal sum = sums.getOrDefault(claim, BigDecimal.ZERO);
            BigDecimal first = firsts.getOrDefault(claim, BigDecimal.ZERO);
            expected.put(title(claim), new Expected(organisations.get(partner(claim)), ending, sum, first));
        });
        return new IndependentSums(expected, organisations, false);
    }

    Map<String, Expected> claims() {
        return claims;
    }

    Map<String, Money> funds() {
        return funds;
    }

    /** Seven records of each partner count once; one is sent twice, and one again with other content. */
    Reported.Import earnings() {
        int partners = organisations.size();
        return new Reported.Import(partners * (MONTHS + 1), partners, partners, 0);
    }

    private Money money(String organisation) {
        BigDecimal planned = BigDecimal.ZERO;
        Amounts amounts = Amounts.NONE;
        int count = 0;
        for (Expected claim : claims.values()) {
            if (claim.organisation().equals(organisation)) {
                count++;
                planned = planned.add(claim.planned());
                amounts = amounts.and(claim.amounts());
            }
        }
        return new Money(accrued(planned), rolled(organisation), amounts, count, closed);
    }

    /** Rule 13: ten pounds for the first partner, twenty for the second, and so on. */
    private BigDecimal rolled(String organisation) {
        return new BigDecimal(10 * (organisations.indexOf(organisation) + 1)).setScale(2);
    }

    /** Rule 7, in whole pennies: 40 % of each of six incentives, rounded half-even. */
    private static BigDecimal accrued(BigDecimal requested) {
        BigInteger pennies = requested.movePointRight(2).toBigIntegerExact();
        BigInteger hundreds = pennies.multiply(BigInteger.valueOf(11))
                .divide(BigInteger.valueOf(240_000))
                .add(BigInteger.valueOf(50));
        BigDecimal sum = BigDecimal.ZERO;
        for (int month = 1; month <= MONTHS; month++) {
            BigInteger incentive = hundreds.multiply(BigInteger.valueOf(10_000)).add(BigInteger.valueOf(month));
            BigDecimal share = new BigDecimal(incentive.multiply(BigInteger.valueOf(40)), 4);
            sum = sum.add(share.setScale(2, RoundingMode.HALF_EVEN));
        }
        return sum;
    }

    /**
     * Rules 6 and 9: takes three claims of one kind and two of the other in turn; each kind has its own table of paths.
     */
    private static Map<String, Ending> endings(Collection<String> fitting, Collection<String> others, int wanted) {
        Map<String, Ending> endings = new HashMap<>();
        Iterator<String> first = fitting.iterator();
        Iterator<String> second = others.iterator();
        int fromFirst = 0;
        int fromSecond = 0;
        for (int card = 0; endings.size() < wanted && (first.hasNext() || second.hasNext()); card++) {
            if (card % 5 < 3 && first.hasNext()) {
                endings.put(first.next(), Ending.of(true, fromFirst++));
            } else if (card % 5 >= 3 && second.hasNext()) {
                endings.put(second.next(), Ending.of(false, fromSecond++));
            }
        }
        return endings;
    }

    private static String title(String claim) {
        String[] parts = claim.split("\\|", -1);
        return parts[0] + " " + parts[1] + " " + (parts[2].isEmpty() ? "(no category)" : parts[2]);
    }

    private static int partner(String claim) {
        String supplier = claim.substring(0, claim.indexOf(SEPARATOR));
        int digit = "0123456789".indexOf(supplier.charAt(supplier.length() - 1));
        return Math.max(0, digit) / 2;
    }

    private static String invoice(CsvText.Line line) {
        String written = line.at("Invoice Number");
        StringBuilder spelled = new StringBuilder();
        written.toUpperCase(Locale.ROOT)
                .chars()
                .filter(c -> c < 128 && Character.isLetterOrDigit(c))
                .forEach(spelled::appendCodePoint);
        return line.at("Supplier ID") + SEPARATOR + (spelled.isEmpty() ? written : spelled);
    }

    private static String month(CsvText.Line line) {
        return line.at("Date").substring(0, "2019-07".length());
    }

    private static String category(CsvText.Line line) {
        return line.at("Procurement Classification: Council's Procurement Category Name");
    }

    private static BigDecimal net(CsvText.Line line) {
        return new BigDecimal(line.at("Net Amount"));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format(Locale.ROOT, "%064x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
