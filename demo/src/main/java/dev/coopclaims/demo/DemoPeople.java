package dev.coopclaims.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The people and machines of the demonstration: one table, for its token issuer and for its driver. */
public final class DemoPeople {
    /** The secret that all of them share; the demonstration's issuer is never part of a real installation. */
    public static final String SECRET = "demo";

    public static final String VENDOR = "org-vendor";
    public static final String VENDOR_NAME = "Vendor";

    public static final DemoPerson RITA = new DemoPerson("rita", "Rita Reviewer", "REVIEWER", VENDOR);
    public static final DemoPerson RAVI = new DemoPerson("ravi", "Ravi Reviewer", "REVIEWER", VENDOR);
    public static final DemoPerson FIONA = new DemoPerson("fiona", "Fiona Finance", "FINANCE", VENDOR);
    public static final DemoPerson PAM = new DemoPerson("pam", "Pam Programme", "PROGRAMME_MANAGER", VENDOR);
    /** Confirms what the other one asks for (H-6). */
    public static final DemoPerson PETRA = new DemoPerson("petra", "Petra Programme", "PROGRAMME_MANAGER", VENDOR);

    public static final DemoPerson AUDREY = new DemoPerson("audrey", "Audrey Auditor", "AUDITOR", VENDOR);
    public static final DemoPerson OSCAR = new DemoPerson("oscar", "Oscar Operator", "OPERATOR", VENDOR);

    /** A machine with the grant to import earnings. */
    public static final DemoPerson EARNINGS_SYSTEM =
            new DemoPerson("vendor-system", "Vendor's earnings system", "INTEGRATOR", VENDOR);

    private static final List<DemoPartner> PARTNERS = List.of(
            partner("org-aire", "Aire Partner (demonstration)", "alice", "Alice Aire", "adam", "Adam Aire"),
            partner("org-calder", "Calder Partner (demonstration)", "carla", "Carla Calder", "colin", "Colin Calder"),
            partner("org-hebble", "Hebble Partner (demonstration)", "hanna", "Hanna Hebble", "hugo", "Hugo Hebble"),
            partner("org-spen", "Spen Partner (demonstration)", "sara", "Sara Spen", "sven", "Sven Spen"),
            partner("org-wharfe", "Wharfe Partner (demonstration)", "wanda", "Wanda Wharfe", "walt", "Walt Wharfe"));

    private static final List<DemoPerson> OTHERS = List.of(
            new DemoPerson("gwen", "Gwen Global", "GLOBAL_ADMIN", "org-aire"),
            new DemoPerson("aire-system", "Aire's own system", "INTEGRATOR", "org-aire"),
            RITA,
            RAVI,
            FIONA,
            PAM,
            PETRA,
            AUDREY,
            OSCAR,
            EARNINGS_SYSTEM);

    private static final List<DemoPerson> ALL = Stream.concat(
                    PARTNERS.stream().flatMap(partner -> Stream.of(partner.user(), partner.admin())), OTHERS.stream())
            .toList();

    private DemoPeople() {}

    /** The partners, in the order used by the rule of the supplier's last digit. */
    public static List<DemoPartner> partners() {
        return PARTNERS;
    }

    /** Everybody: partners' people first, then the vendor's. */
    public static List<DemoPerson> all() {
        return ALL;
    }

    /** The person with that user id, if it is one of the demonstration's. */
    public static Optional<DemoPerson> find(String user) {
        return ALL.stream().filter(person -> person.user().equals(user)).findFirst();
    }

    private static DemoPartner partner(
            String organisation, String name, String user, String userName, String admin, String adminName) {
        return new DemoPartner(
                organisation,
                name,
                new DemoPerson(user, userName, "PARTNER_USER", organisation),
                new DemoPerson(admin, adminName, "PARTNER_ADMIN", organisation));
    }
}
