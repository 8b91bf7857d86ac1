"""Gas, fire or water in her home, or a door that does not open."""

ALARM: dict[str, str] = {
    "gas": """
        smell/smells/smelling/smelt/stinks/stink/reeks/stench/whiff/odor/odour ~ gas,
        gas smell/leak/leaking/odor/stink, gas ~ leak/leaking/hissing/smell,
        rotten eggs ~ stove/house/kitchen/here/smell, smell/smells ~ rotten egg/eggs, left ~ gas ~ on,
        carbon monoxide ~ alarm/beep*/going/off/headache/thing/ringing, co alarm/detector ~ going/beep*/off,
        huele a gas, olor a gas, gas alarm, propane ~ leak/smell, left ~ burner/stove/ring/hob ~ smell*/gas,
        burner ~ on ~ smell*, hissing, whole place/house/kitchen smells/stinks of gas,
        gas ~ on ~ headache/dizzy/smell*, gas is? on and, gas ~ {cant} turn/shut/switch,
        {cant} turn ~ gas ~ off, gas ~ wont/turn/shut off, smell ~ propane
    """,
    "fire": """
        ^ fire $, ^ fire fire, on fire, caught/catches/catching fire, theres/is a ~ fire in/on/at,
        fire in/on/at the/my, grease/kitchen/stove/oven/electrical/house/chimney/toaster/chip/pan fire,
        up in flames, flames, in flames,
        smoke ~ coming/pouring/everywhere/filling/wall/socket/kitchen/house/room/hall/under/thick/see,
        full of smoke, smell/smells/smelling/see ~ smoke, smell/smells/smelling ~ burning,
        something/somethings is? burning, burning smell, burning in/from the,
        smoke alarm/detector ~ going/off/screaming/blaring/ringing/smoke/wont, set fire,
        fire department/brigade, house/kitchen/apartment/building/stove/oven is? burning, fuego, incendio,
        mucho humo, huele a humo, sparks ~ outlet/socket/wall/plug, outlet/socket ~ smoking/sparks/sparking,
        smoking ~ outlet/socket,
        {household} ~ burning/alight/smoking/flames/ablaze/smoldering/smouldering/sparking/sparks,
        caught light/alight/ablaze, ablaze, theres/is smoke, smoky/smokey in here/kitchen/house,
        {household} is? ~ on fire, filling ~ smoke, alarm ~ smok*, smoke $, melting ~ plug/outlet/wire,
        electrical smell, se quema, hay humo, hay fuego, humo en, lots/lot/so much of? smoke,
        smoke in here/the/my, smoke and, smolder*, scorch*, {cant} put ~ out ~ fire/flames,
        fire ~ {cant} put, fire extinguisher ~ empty/used ~, theres/is a fire,
        fire upstairs/downstairs/outside/inside
    """,
    "trapped": """
        trapped,
        im? stuck ~ bath/tub/toilet/elevator/lift/bathtub/shower/chair/bed/bathroom/closet/cellar/basement/
        attic, {cant} get out, locked in,
        locked out ~ cold/freezing/nightgown/dark/snow/rain/pajamas/barefoot/hot,
        flooding ~ in/house/basement, water ~ rising, pinned, {cant} get ~ door ~ open,
        {cant} open the ~ door,
        stuck in ~ shower/bath/tub/elevator/lift/toilet/bathroom/closet/attic/basement, shut in the,
        under the dresser/wardrobe/bed/bookcase/fridge/table,
        locked/shut ~ out ~ snow*/cold/freezing/slippers/rain*/dark/nightgown/night/hot,
        locked myself ~ in/bathroom, {cant} get out of the/my/this ~,
        stuck on/in the ~ stairlift/stair/lift/elevator, locked in the ~ cellar/basement/bathroom/garage
    """,
}

UNCERTAIN: dict[str, str] = {
    "gas": """
        carbon monoxide, gas ~ on, stove ~ left on, left ~ stove ~ on, left ~ oven ~ on, gas, leak ~ gas,
        ^ gas $
    """,
    "fire": """
        smoke ~ in, burning, smell* ~ funny/strange/weird/odd/bad, funny/strange/weird/odd smell, fire,
        smell smoke, smoke alarm ~ beep*, smoke, alarm ~ wont stop/going, stove/burner/iron/candle ~ on,
        flames, burn/burned/burnt/burns, sparks
    """,
    "trapped": """
trapped, stuck in/on/under/behind, locked in/out/myself
    """,
}
