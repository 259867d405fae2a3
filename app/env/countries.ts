const franceAndOverseas = "FR GP GF MQ RE YT PM NC PF BL MF WF";
const europeanEconomicArea =
  "AT BE BG HR CY CZ DK EE FI DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO";
const others = "CH MC GB US CA";

export const defaultCountries: readonly string[] =
  `${franceAndOverseas} ${europeanEconomicArea} ${others}`.split(" ");
