// What every console holds at the start.

const PEOPLE =
  "Ana Silva|Ben Okafor|Chloé Martin|Dmitri Volkov|Emma Jansen|Farid Haddad|Grace Novak|Hiro Tanaka|Ines Costa|Jonas Weber|Kim Larsen|Lena Fischer".split(
    "|",
  );

const plain = (name) => name.normalize("NFD").replace(/[^A-Za-z ]/g, "");

export const users = () =>
  PEOPLE.map((name, index) => ({
    id: 1001 + index,
    name,
    email: `${plain(name).toLowerCase().replace(" ", ".")}@acme.example`,
    logins: [],
  }));

const ROLES = "Default|Sales|Sales EMEA|Sales Ops|Engineering|R&D|Finance|Legal|Board|Support (Tier 1)|Marketing|Contractors".split("|");

export const roles = () =>
  ROLES.map((name, index) => ({
    id: 501 + index,
    name,
    people: users()
      .filter((_, number) => (number + index) % 4 === 0)
      .map((user) => user.email),
    apps: [],
  }));

/** Connectors of the catalogue that are called almost alike; the guide wants the first. */
export const CONNECTORS = [
  { id: 130179, name: "SCIM Provisioner with SAML (SCIM v2 Enterprise)" },
  { id: 45504, name: "SCIM Provisioner with SAML (SCIM v2 Core)" },
  { id: 58450, name: "SCIM Provisioner with SAML (Core Schema v1.1)" },
  { id: 58451, name: "SCIM Provisioner with SAML (Enterprise Schema v1.1)" },
  { id: 156557, name: "SCIM Provisioner with SAML (SCIM v2 Enterprise, full SAML)" },
  { id: 163938, name: "SCIM Provisioner with SAML (SCIM v2 Enterprise, SCIM2 PATCH for Groups)" },
];

/** A new app. */
export const newApp = (id, name, connector) => ({
  id,
  name,
  connector,
  baseUrl: "",
  token: false,
  apiEnabled: false,
  provisioning: {
    enabled: false,
    approveCreate: true,
    approveDelete: true,
    approveUpdate: true,
    onDelete: "Delete",
    onSuspend: "Do Nothing",
  },
  groupsIncluded: false,
  rules: [],
  roles: [],
  reapplied: 0,
  users: [],
});

export const otherApps = () => [
  newApp(4001, "Payroll", "SAML Custom Connector (Advanced)"),
  newApp(4002, "Spekit SCIM (old)", CONNECTORS[1].name),
  newApp(4003, "Wiki", "OpenId Connect (OIDC)"),
];
