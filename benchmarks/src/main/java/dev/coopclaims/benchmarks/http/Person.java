package dev.coopclaims.benchmarks.http;

/**
 * Somebody who sends requests.
 *
 * @param user id, the token's {@code sub}
 * @param role of the API, such as {@code REVIEWER}
 */
record Person(String user, String role, String organisation) {
    static final String VENDOR = "org-vendor";

    static final Person PAM = new Person("pam", "PROGRAMME_MANAGER", VENDOR);
    static final Person FIONA = new Person("fiona", "FINANCE", VENDOR);
    static final Person OSCAR = new Person("oscar", "OPERATOR", VENDOR);
    static final Person RITA = new Person("rita", "REVIEWER", VENDOR);
    static final Person RAVI = new Person("ravi", "REVIEWER", VENDOR);
}
