package io.eldercare.simulate.feed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The feeds that the simulated counties send, with the standard's columns that they fill. */
public enum Feed {
    INSTITUTION("""
            institution_id uscc name county_code township_code kind ownership legal_form opened_on closed_on status
            filed rating rating_from rating_to is_destitute_support medical fire_ok floor_area_m2 liability_insurance
            regional_centre inclusive specialist_care demonstration admin_level mechanisms
            """),
    BED_MONTH("""
            institution_id period approved_beds built_beds open_beds nursing_beds full_day_beds day_care_beds residents
            occ_l0 occ_l1 occ_l2 occ_l3 occ_l4 occ_unassessed residents_destitute residents_day_care admissions
            discharges deaths nursing_beds_occupied
            """),
    ASSESSMENT("""
            assessment_id person_id birth_date sex county_code setting standard_code reason assessed_on b1_1 b1_2 b1_3
            b1_4 b1_5 b1_6 b1_7 b1_8 b2_1 b2_2 b2_3 b2_4 b3_1 b3_2 b3_3 b3_4 b3_5 b3_6 b3_7 b3_8 b3_9 b4_1 b4_2 b4_3
            b4_4 b4_5 sub1 sub2 sub3 sub4 total initial_level coma dementia mental_disorder events_30d_fall
            events_30d_lost events_30d_choke events_30d_selfharm events_30d_other final_level org_id assessor1 assessor2
            report_no
            """),
    SPECIAL_ROSTER("""
            person_id county_code township_code village categories valid_from valid_to exit_reason visit_frequency
            responsible_visitor
            """),
    VISIT("""
            visit_id person_id visited_at mode outcome visitor_type visitor_id minutes referred
            """),
    VOLUNTEER_TEAM("""
            team_id name registered county_code founded_on elder_service status
            """),
    VOLUNTEER("""
            volunteer_id person_id county_code registered_on birth_year sex training_hours status left_on
            """),
    VOLUNTEER_MEMBERSHIP("""
            county_code volunteer_id team_id member_from member_to
            """),
    FAMILY_BED("""
            bed_id person_id county_code township_code subtype operator_institution_id ability_level eligibility
            assessed_on signed_on fitted_on accepted_on service_from service_to end_reason fund_source
            """),
    POPULATION("""
            region_code period pop_total pop60 pop65 pop80 households villages urban_communities townships streets
            source as_of_date
            """),
    RESIDENT("""
            county_code person_id institution_id admitted_on left_on leave_reason ability_level payer destitute
            """),
    DESTITUTE("""
            person_id county_code township_code willing_centralised dependency placement institution_id since
            """),
    STAFF("""
            county_code staff_id person_id institution_id post employment valid_from valid_to skill_level cert_date
            training_hours_year social_insurance wage_band
            """),
    RETROFIT("""
            retrofit_id person_id household_id county_code township_code eligibility applied_on completed_on accepted_on
            cost_yuan subsidy_yuan self_paid
            """),
    FACILITY("""
            facility_id name kind county_code township_code village_code area_m2 beds opened_on closed_on status
            operator meals visits days_open covers_villages functions
            """),
    PROJECT("""
            project_id name kind county_code institution_id owner admin_level public planned_beds planned_nursing_beds
            area_m2 total_investment_yuan planned_start planned_end started_on completed_on accepted_on in_use_on status
            """),
    PROJECT_MONTH("""
            county_code project_id period physical_progress_pct paid_yuan_cum issue
            """),
    FUND("""
            fund_line_id county_code fiscal_year doc_no source purpose stage amount_yuan booked_on beneficiaries
            """),
    BENEFIT("""
            benefit_id person_id institution_id county_code scheme for_month amount_yuan paid_on
            """),
    SERVICE_RECORD("""
            county_code record_id volunteer_id team_id group_size class start_at end_at hours elder_service
            time_bank_entry
            """),
    FAMILY_BED_MONTH("""
            county_code bed_id period visits service_minutes in_service
            """),
    REPORTED_MEASURE("""
            region_code period department measure_code numerator denominator value unit as_of_date evidence
            """);

    private final List<String> columns;

    /** @param columns names with blanks or line ends between them */
    Feed(String columns) {
        this.columns = List.of(columns.strip().split("\\s+"));
    }

    /** Left out by a county's own office, whose file names the county. */
    public String onlyInCityFiles() {
        return this == VOLUNTEER_MEMBERSHIP ? "county_code" : "";
    }

    public List<String> columns() {
        return columns;
    }

    public int position(String column) {
        return columns.indexOf(column);
    }

    /** Names of all feeds, in the standard's words. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Feed::code).toList();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
