"""Pure decisions about who may make up a team, on plain values. Hard rules refuse, soft ones are remarked upon."""
